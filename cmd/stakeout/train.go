package main

import (
	"context"
	"fmt"
	"io"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"stakeout/extract/ner"
	"stakeout/extract/ner/crf"
)

// newTrain is for maintainers and hidden from the help.
func newTrain(env *environment) *cobra.Command {
	var data, out string
	s := crf.Settings{Progress: env.stderr}
	c := &cobra.Command{
		Use:    "train --data DIR --out FILE",
		Short:  "Train a model of names",
		Hidden: true,
		Long: `Train a model of names on the marked texts in DIR (train/*.jsonl.gz and
silver.jsonl.gz) and its lists (gazetteers/*.tsv), and write it to FILE. Where
DIR has dev/*.jsonl.gz, print how well the model finds the names of each of
these sets. The same data give the same bytes.`,
		Example: `  stakeout train --data names/ --out model.bin
  stakeout train --data names/ --out model.bin --epochs 1 --sets crossner,silver`,
		Args: noArguments,
		RunE: func(c *cobra.Command, _ []string) error {
			switch {
			case data == "" || out == "":
				return usagef("want --data DIR and --out FILE")
			case s.Epochs < 1:
				return usagef("--epochs %d: want at least 1", s.Epochs)
			case s.Runs < 1:
				return usagef("--runs %d: want at least 1", s.Runs)
			}
			m, err := trainInto(c.Context(), out, data, s)
			if err != nil {
				return err
			}
			return printScores(env.stdout, m, data)
		},
	}
	c.Flags().StringVar(&data, "data", "", "folder of the training data")
	c.Flags().StringVar(&out, "out", "", "write the model to this file")
	c.Flags().IntVar(&s.Epochs, "epochs", crf.DefaultEpochs, "times to learn from every sentence")
	c.Flags().IntVar(&s.Runs, "runs", crf.DefaultRuns, "times to train, of which the mean is taken")
	c.Flags().StringSliceVar(&s.Sets, "sets", nil, "sets to learn from (default all)")
	c.AddCommand(newTrainStakes(env), newTrainTagger())
	return c
}

// trainInto trains a model and writes it to a file, all of it or nothing. A file
// that cannot be written is found out before the training.
func trainInto(ctx context.Context, name, data string, s crf.Settings) (*crf.Model, error) {
	file, err := createOutput(name, nil)
	if err != nil {
		return nil, err
	}
	defer file.discard()
	m, err := ner.Train(ctx, data, s)
	if err != nil {
		return nil, err
	}
	if _, err := m.WriteTo(file); err != nil {
		return nil, file.explain(err)
	}
	return m, file.commit()
}

// printScores prints the F1 of each set in the dev folder of the data, and of those
// together that are not policy texts.
func printScores(w io.Writer, m *crf.Model, data string) error {
	files, err := filepath.Glob(filepath.Join(data, "dev", "*.jsonl.gz"))
	if err != nil || len(files) == 0 {
		return err
	}
	const row = "%-14s %6.2f %6.2f %6.2f %6.2f\n"
	var all crf.Tallies
	fmt.Fprintf(w, "%-14s %6s %6s %6s %6s\n", "F1", "all", "person", "org", "place")
	show := func(name string, t crf.Tallies) {
		fmt.Fprintf(w, row, name, t.Total().F1(), t[crf.Person].F1(), t[crf.Organisation].F1(), t[crf.Place].F1())
	}
	for _, file := range files {
		set, err := crf.ReadExamples(file)
		if err != nil {
			return err
		}
		t := ner.Evaluate(m, set)
		name := strings.TrimSuffix(filepath.Base(file), ".jsonl.gz")
		show(name, t)
		if name != "policy" {
			all.Add(t)
		}
	}
	show("without policy", all)
	return nil
}
