package main

import (
	"fmt"
	"io"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"stakeout/extract"
)

// newTrainStakes is for maintainers, as its parent is.
func newTrainStakes(env *environment) *cobra.Command {
	var out string
	var folds int
	c := &cobra.Command{
		Use:   "stakes --out FILE PASSAGES.jsonl...",
		Short: "Train the weights of the finder of stakes",
		Long: `Train the weights of the finder of stakes on annotated passages, in the order in
which they are given, and write them to FILE. Passages of a file that is given
several times count as often: real texts more than those written for training.
With --folds N the passages are also
parted into N, and each part is read with what was learnt from the others.
The same passages give the same bytes.`,
		Example: `  own="../shared/stakes/dev.jsonl ../shared/stakes/written.jsonl testdata/truth/posts.jsonl"
  stakeout train stakes --out extract/stake_model.bin $own $own $own $own $own testdata/truth/training.jsonl
  stakeout train stakes --out model.bin --folds 5 dev.jsonl written.jsonl`,
		RunE: func(_ *cobra.Command, names []string) error {
			switch {
			case out == "" || len(names) == 0:
				return usagef("want --out FILE and files of passages")
			case folds < 0 || folds == 1:
				return usagef("--folds %d: want at least 2", folds)
			}
			groups, err := readPassages(names)
			if err != nil {
				return err
			}
			if err := writeStakeModel(out, groups); err != nil {
				return err
			}
			if folds > 0 {
				printFolds(env.stdout, names, extract.CrossValidate(groups, folds))
			}
			return nil
		},
	}
	c.Flags().StringVar(&out, "out", "", "write the weights to this file")
	c.Flags().IntVar(&folds, "folds", 0, "read each part of the passages with what was learnt from the others")
	return c
}

// readPassages reads the annotated passages of each file.
func readPassages(names []string) ([][]extract.Passage, error) {
	groups := make([][]extract.Passage, len(names))
	for i, name := range names {
		file, err := os.Open(name)
		if err != nil {
			return nil, err
		}
		groups[i], err = extract.ReadPassages(file)
		file.Close()
		if err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
	}
	return groups, nil
}

// writeStakeModel trains on all passages and writes the weights to a file, all of it
// or nothing.
func writeStakeModel(name string, groups [][]extract.Passage) error {
	file, err := createOutput(name, nil)
	if err != nil {
		return err
	}
	defer file.discard()
	var all []extract.Passage
	for _, g := range groups {
		all = append(all, g...)
	}
	if _, err := extract.TrainStakes(all).WriteTo(file); err != nil {
		return file.explain(err)
	}
	return file.commit()
}

// printFolds prints the F1 of every file and of all, over the passages that were not
// learnt from when they were read.
func printFolds(w io.Writer, names []string, scores []extract.StakeScore) {
	const row = "%-20s %6.3f %6.3f %6.3f\n"
	fmt.Fprintf(w, "%-20s %6s %6s %6s\n", "F1", "share", "tuple", "full")
	var all extract.StakeScore
	for i, s := range scores {
		fmt.Fprintf(w, row, filepath.Base(names[i]), s.Share.F1(), s.Tuple.F1(), s.Full.F1())
		all.Add(s)
	}
	fmt.Fprintf(w, row, "all", all.Share.F1(), all.Tuple.F1(), all.Full.F1())
}
