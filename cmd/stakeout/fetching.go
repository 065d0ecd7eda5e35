package main

import (
	"time"

	"github.com/spf13/cobra"

	"stakeout/extract/source"
)

// fetchFlags are the flags of the verbs that fetch pages.
type fetchFlags struct {
	allowPrivate bool
	delay        time.Duration
}

// add gives the flags to a verb.
func (f *fetchFlags) add(c *cobra.Command) {
	c.Flags().BoolVar(&f.allowPrivate, "allow-private", false, "fetch from this machine and private networks, too")
	c.Flags().DurationVar(&f.delay, "delay", source.DefaultDelay, "wait at least `TIME` between two requests to a host")
}

// fetcher returns what fetches as the flags say. It names itself and, where
// STAKEOUT_CONTACT is set, whom to complain to. Pages of more than maxBody bytes fail.
func (f *fetchFlags) fetcher(env *environment, maxBody int) *source.Fetcher {
	agent := "stakeout/" + version
	if contact := env.getenv("STAKEOUT_CONTACT"); contact != "" {
		agent += " (+" + contact + ")"
	}
	return &source.Fetcher{Agent: agent, Delay: f.pause(), AllowPrivate: f.allowPrivate, MaxBody: maxBody}
}

// pause returns the delay as a Fetcher has it.
func (f *fetchFlags) pause() time.Duration {
	if f.delay == 0 {
		return -1 // none
	}
	return f.delay
}

// check refuses a delay that is none.
func (f *fetchFlags) check() error {
	if f.delay < 0 {
		return usagef("--delay %v: want 0s or more", f.delay)
	}
	return nil
}
