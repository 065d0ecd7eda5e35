package main

import (
	"fmt"
	"io"
	"os"

	"github.com/spf13/cobra"

	"stakeout/analyze"
)

// correctionFlags are the flags of what the user knows of names.
type correctionFlags struct{ aliases, ignore, register string }

// add gives the flags to a verb.
func (f *correctionFlags) add(c *cobra.Command) {
	flags := c.Flags()
	flags.StringVar(&f.aliases, "aliases", "", "merge and rename as the CSV `FILE` says: alias, name, kind")
	flags.StringVar(&f.ignore, "ignore", "", "leave out the names in `FILE`, one a line")
	flags.StringVar(&f.register, "register", "", "take the IDs of the CSV `FILE`: name, id, alias, kind")
}

// read reads the files of the user's corrections.
func (f *correctionFlags) read(c *cobra.Command) (corrections analyze.Corrections, err error) {
	if err := emptyFlag(c, "aliases", "ignore", "register"); err != nil {
		return corrections, err
	}
	for _, each := range []struct {
		file string
		read func(io.Reader) error
	}{
		{f.aliases, func(r io.Reader) (err error) { corrections.Aliases, err = analyze.ReadAliases(r); return err }},
		{f.register, func(r io.Reader) (err error) { corrections.Register, err = analyze.ReadRegister(r); return err }},
		{f.ignore, func(r io.Reader) (err error) { corrections.Ignored, err = analyze.ReadIgnored(r); return err }},
	} {
		if each.file == "" {
			continue
		}
		if err := readFile(each.file, each.read); err != nil {
			return corrections, err
		}
	}
	return corrections, nil
}

// readFile lets a function read a file, whose name its error gets.
func readFile(name string, read func(io.Reader) error) error {
	f, err := os.Open(name)
	if err != nil {
		return err
	}
	defer f.Close()
	if err := read(f); err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	return nil
}
