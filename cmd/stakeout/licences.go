package main

import (
	"io"

	"github.com/spf13/cobra"

	"stakeout/extract/ner"
)

func newLicences(env *environment) *cobra.Command {
	return &cobra.Command{
		Use:   "licences",
		Short: "Print the licences of the model and the lists of names",
		Long: `Print what the model and the lists of names in this program are made from, and
the attribution lines that a copy of them has to carry.`,
		Example: `  stakeout licences > ATTRIBUTION.txt`,
		Args:    noArguments,
		RunE: func(*cobra.Command, []string) error {
			_, err := io.WriteString(env.stdout, ner.Attribution)
			return err
		},
	}
}
