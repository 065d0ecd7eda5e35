package main

import (
	"github.com/spf13/cobra"

	"stakeout/analyze/output"
)

func newSchema(env *environment) *cobra.Command {
	return &cobra.Command{
		Use:   "schema",
		Short: "Print the JSON Schema of a post",
		Long: `Print the JSON Schema (draft 2020-12) of a post: an item of the array that
"extract -f json" prints, or a line of "extract -f jsonl".`,
		Example: `  stakeout schema > post.schema.json`,
		Args:    noArguments,
		RunE: func(*cobra.Command, []string) error {
			_, err := env.stdout.Write(output.Schema)
			return err
		},
	}
}

// noArguments complains about any argument.
func noArguments(c *cobra.Command, args []string) error {
	if len(args) > 0 {
		return usagef("%s takes no argument, got %q", c.Name(), args[0])
	}
	return nil
}
