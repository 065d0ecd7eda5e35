// Stakeout reads archived policy articles and says who is named in them and who
// owns how much of what.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"strconv"
	"syscall"
	"time"

	"github.com/spf13/cobra"

	"stakeout/analyze/output"
)

func main() {
	signal.Ignore(syscall.SIGPIPE) // a closed pipe is an error of Write, see exitCode
	ends := []os.Signal{os.Interrupt, syscall.SIGTERM}
	if !signal.Ignored(syscall.SIGHUP) { // nohup has it ignored
		ends = append(ends, syscall.SIGHUP)
	}
	ctx, stop := signal.NotifyContext(context.Background(), ends...)
	context.AfterFunc(ctx, stop) // a second Ctrl-C ends the program the hard way
	os.Exit(run(ctx, os.Getenv, os.Stdin, os.Stdout, os.Stderr, os.Args[1:]))
}

// environment is what the verbs know of the world. Results go to stdout, everything
// else to stderr.
type environment struct {
	getenv         func(string) string
	stdin          io.Reader
	stdout, stderr io.Writer
}

// today is the day of the analysis: now, or what SOURCE_DATE_EPOCH says, by which the
// same inputs give the same bytes on every day. See
// https://reproducible-builds.org/specs/source-date-epoch/.
func (env *environment) today() (time.Time, error) {
	epoch := env.getenv("SOURCE_DATE_EPOCH")
	if epoch == "" {
		return time.Now(), nil
	}
	seconds, err := strconv.ParseInt(epoch, 10, 64)
	if err != nil {
		return time.Time{}, usagef("SOURCE_DATE_EPOCH is %q: want the seconds since 1970", epoch)
	}
	return time.Unix(seconds, 0).UTC(), nil
}

// run carries out a command line and returns its exit code.
func run(ctx context.Context, getenv func(string) string, stdin io.Reader, stdout, stderr io.Writer, args []string) int {
	env := &environment{getenv, stdin, stdout, stderr}
	root := newRoot(env)
	root.SetArgs(args)
	root.SetIn(stdin)
	root.SetOut(stdout)
	root.SetErr(stderr)
	verb, err := root.ExecuteContextC(ctx)
	if ctx.Err() != nil {
		return exitInterrupted
	}
	return env.exitCode(verb, err)
}

// The exit codes. 0 says that everything was done, even when nothing was found.
const (
	exitFailed      = 1   // every input failed, or the output did
	exitUsage       = 2   // the command line is wrong
	exitPartly      = 3   // a part of the inputs failed, the rest is printed
	exitEmpty       = 4   // nothing was found, with --fail-empty
	exitInterrupted = 130 // by Ctrl-C
)

// usageError is a mistake on the command line.
type usageError struct{ error }

func usagef(format string, args ...any) error { return usageError{fmt.Errorf(format, args...)} }

// exitError ends the program with a code when everything there is to say has been
// said on stderr.
type exitError int

func (e exitError) Error() string { return fmt.Sprintf("exit code %d", int(e)) }

// exitCode says on stderr what went wrong, where that is not yet said, and returns
// the exit code.
func (env *environment) exitCode(verb *cobra.Command, err error) int {
	var said exitError
	var usage usageError
	switch {
	case err == nil, errors.Is(err, syscall.EPIPE), errors.Is(err, io.ErrClosedPipe):
		return 0 // who reads the output has seen enough
	case errors.As(err, &said):
		return int(said)
	case errors.As(err, &usage):
		env.complain(err)
		fmt.Fprintf(env.stderr, "Try '%s --help'.\n", verb.CommandPath())
		return exitUsage
	}
	env.complain(err)
	return exitFailed
}

// complain prints an error on stderr, on one line: it may name foreign files.
func (env *environment) complain(err error) {
	fmt.Fprintf(env.stderr, "stakeout: %s\n", output.Printable(err.Error()))
}
