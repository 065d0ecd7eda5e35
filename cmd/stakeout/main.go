// Stakeout reads archived policy articles and says who is named in them and who
// owns how much of what.
package main

import (
	"context"
	"fmt"
	"io"
	"os"

	"github.com/spf13/cobra"

	"stakeout/analyze"
	"stakeout/analyze/output"
	"stakeout/extract"
	"stakeout/extract/source"
)

func main() {
	os.Exit(run(context.Background(), os.Stdin, os.Stdout, os.Stderr, os.Args[1:]))
}

func run(ctx context.Context, stdin io.Reader, stdout, stderr io.Writer, args []string) int {
	root := &cobra.Command{Use: "stakeout"}
	var format string
	ex := &cobra.Command{Use: "extract", RunE: func(c *cobra.Command, args []string) error {
		w := output.New(format, stdout, 0)
		var x extract.Extractor
		for _, a := range args {
			for p, err := range (source.Reader{}).Posts(ctx, a) {
				if err != nil {
					fmt.Fprintln(stderr, err)
					continue
				}
				if err := w.Write(analyze.Result{Post: p, Facts: x.Extract(p)}); err != nil {
					return err
				}
			}
		}
		return w.Close()
	}}
	ex.Flags().StringVarP(&format, "format", "f", "json", "")
	root.AddCommand(ex)
	root.SetArgs(args)
	if root.ExecuteContext(ctx) != nil {
		return 1
	}
	return 0
}
