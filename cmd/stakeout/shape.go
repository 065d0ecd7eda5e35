package main

import (
	"io"

	"github.com/spf13/cobra"

	"stakeout/analyze/output"
)

// shapeFlags are the flags for what no format prints.
type shapeFlags struct{ template, jq string }

// add gives the flags to a verb.
func (s *shapeFlags) add(c *cobra.Command) {
	c.Flags().StringVar(&s.template, "template", "", "print what a Go `TEMPLATE` makes of each post, the object of -f jsonl")
	c.Flags().StringVar(&s.jq, "jq", "", "print what a jq `FILTER` makes of each post: a string as it is, all else as JSON")
}

// open opens the writer of a format, or of the flag that stands for one.
func (s *shapeFlags) open(format string, w io.Writer, o output.Options) (output.Writer, error) {
	switch {
	case s.template != "":
		return output.NewTemplate(s.template, w, o)
	case s.jq != "":
		return output.NewJQ(s.jq, w, o)
	}
	return output.New(format, w, o)
}

// choose makes a flag that stands for a format the format.
func (s *shapeFlags) choose(c *cobra.Command, f *readFlags) error {
	if err := emptyFlag(c, "template", "jq"); err != nil {
		return err
	}
	for flag, text := range map[string]string{"template": s.template, "jq": s.jq} {
		if text == "" {
			continue
		}
		if f.format != "" {
			return usagef("--format, --template and --jq each say what to print: keep one of them")
		}
		f.format = flag
	}
	return nil
}
