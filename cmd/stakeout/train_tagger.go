package main

import (
	"github.com/spf13/cobra"

	"stakeout/extract/nlp"
)

// newTrainTagger is for maintainers, as its parent is.
func newTrainTagger() *cobra.Command {
	var out string
	c := &cobra.Command{
		Use:   "tagger --out FILE",
		Short: "Write the tagger of parts of speech",
		Long: `Write the tagger of parts of speech that prose is delivered with to FILE, laid
out so that it can be used where it lies. This is needed after an update of
prose only; the same prose gives the same bytes.`,
		Example: `  stakeout train tagger --out extract/nlp/tagger.bin`,
		Args:    noArguments,
		RunE: func(*cobra.Command, []string) error {
			if out == "" {
				return usagef("want --out FILE")
			}
			file, err := createOutput(out, nil)
			if err != nil {
				return err
			}
			defer file.discard()
			if err := nlp.WriteTagger(file); err != nil {
				return err
			}
			return file.commit()
		},
	}
	c.Flags().StringVar(&out, "out", "", "write the tagger to this file")
	return c
}
