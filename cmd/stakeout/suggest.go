package main

import (
	"fmt"
	"os"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

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
