package main

import (
	"github.com/spf13/cobra"
	"github.com/spf13/cobra/doc"
)

func newMan() *cobra.Command {
	return &cobra.Command{
		Use:   "man DIR",
		Short: "Write the manual pages into a folder",
		Long: `Write the manual pages, one for each command, into the folder DIR, which must
exist.`,
		Example: `  stakeout man ~/.local/share/man/man1 && man stakeout-extract`,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) != 1 {
				return usagef("want one folder to write the manual pages into")
			}
			return nil
		},
		RunE: func(c *cobra.Command, args []string) error {
			c.Root().DisableAutoGenTag = true // the same pages every day
			return doc.GenManTree(c.Root(), &doc.GenManHeader{Title: "STAKEOUT", Section: "1", Source: "stakeout " + version}, args[0])
		},
	}
}
