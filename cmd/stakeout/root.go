package main

import (
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
	"golang.org/x/term"
)

// version is the release that CHANGELOG.md opens with.
const version = "0.1.0"

// newRoot returns the command tree.
func newRoot(env *environment) *cobra.Command {
	root := &cobra.Command{
		Use:   "stakeout",
		Short: "Who is named in policy articles, and who owns how much of what",
		Long: `stakeout reads archived policy articles and says who is named in them and who
owns how much of what, with the sentence as proof. It works offline.`,
		Example: `  stakeout extract post.txt                     # the stakes and the most named, as tables
  stakeout extract -f jsonl archive/ > posts.jsonl
  stakeout extract --only stakes -o stakes.csv archive/`,
		Version:       version,
		SilenceErrors: true,
		SilenceUsage:  true,
		Args:          noVerb,
		RunE:          func(c *cobra.Command, _ []string) error { return helpOnError(env, c) },
	}
	root.SetVersionTemplate("stakeout {{.Version}}\n")
	root.SetFlagErrorFunc(func(c *cobra.Command, err error) error { return usageError{flagHint(c, err)} })
	root.SetHelpCommand(newHelp())
	root.AddCommand(newExtract(env), newSchema(env), newMan())
	root.InitDefaultHelpCmd()
	root.InitDefaultCompletionCmd()
	if completion, _, err := root.Find([]string{"completion"}); err == nil {
		completion.Args = cobra.ArbitraryArgs
		completion.RunE = func(*cobra.Command, []string) error {
			return usagef("want a shell: bash, fish, powershell or zsh")
		}
	}
	return root
}

// newHelp replaces cobra's help, which takes an unknown command for a success.
func newHelp() *cobra.Command {
	return &cobra.Command{
		Use:     "help [COMMAND]",
		Short:   "Explain a command",
		Example: "  stakeout help extract",
		RunE: func(c *cobra.Command, args []string) error {
			topic, rest, err := c.Root().Find(args)
			if err == nil && len(rest) > 0 {
				err = noVerb(c.Root(), rest)
			}
			if err != nil {
				return err
			}
			topic.InitDefaultHelpFlag()
			return topic.Help()
		},
	}
}

// helpOnError prints the help of a command that lacks its arguments.
func helpOnError(env *environment, c *cobra.Command) error {
	c.SetOut(env.stderr)
	c.Help()
	return exitError(exitUsage)
}

// noVerb complains about a first argument that is no verb.
func noVerb(c *cobra.Command, args []string) error {
	if len(args) == 0 {
		return nil
	}
	if _, err := os.Stat(args[0]); err == nil {
		return usagef("unknown command %q: did you mean \"stakeout extract %s\"?", args[0], args[0])
	}
	var verbs []string
	for _, verb := range c.Commands() {
		if verb.IsAvailableCommand() {
			verbs = append(verbs, verb.Name())
		}
	}
	return usagef("unknown command %q: %s", args[0], didYouMean(args[0], verbs))
}

// flagHint adds to an error about an unknown flag the flag that was meant.
func flagHint(c *cobra.Command, err error) error {
	_, typed, unknown := strings.Cut(err.Error(), "unknown flag: --")
	if !unknown {
		return err
	}
	var names []string
	c.Flags().VisitAll(func(f *pflag.Flag) { names = append(names, f.Name) })
	hint := closest(typed, names)
	if hint == "" {
		return err
	}
	return fmt.Errorf("%w: did you mean --%s?", err, hint)
}

// didYouMean offers the choice nearest to typed, or all of them.
func didYouMean(typed string, choices []string) string {
	if near := closest(typed, choices); near != "" {
		return fmt.Sprintf("did you mean %q?", near)
	}
	return "want one of " + strings.Join(choices, ", ")
}

// closest returns the choice that is at most two slips of the finger, or a third of
// the word, away from typed; "" when none is.
func closest(typed string, choices []string) string {
	best, most := "", max(2, len(typed)/3)
	for _, choice := range choices {
		if d := distance(typed, choice); d <= most && d < len(choice) {
			best, most = choice, d-1
		}
	}
	return best
}

// distance is the number of bytes to insert, drop or change to make b of a
// (Levenshtein 1966).
func distance(a, b string) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range len(a) {
		diagonal := row[0]
		row[0] = i + 1
		for j := range len(b) {
			change := diagonal
			if a[i] != b[j] {
				change++
			}
			diagonal = row[j+1]
			row[j+1] = min(change, row[j]+1, row[j+1]+1)
		}
	}
	return row[len(b)]
}

// isTerminal reports whether a stream is a terminal.
func isTerminal(stream any) bool {
	f, file := stream.(*os.File)
	return file && term.IsTerminal(int(f.Fd()))
}

// width returns the columns of the terminal that shows w, 0 when none does.
func width(w io.Writer) int {
	if f, file := w.(*os.File); file {
		if columns, _, err := term.GetSize(int(f.Fd())); err == nil {
			return columns
		}
	}
	return 0
}

// colours reports whether w shows colours and the user wants them
// (https://no-color.org).
func (env *environment) colours(w io.Writer) bool {
	return env.getenv("NO_COLOR") == "" && env.getenv("TERM") != "dumb" && isTerminal(w)
}
