package main

import (
	"os"

	"github.com/vbauerster/mpb/v8"
	"github.com/vbauerster/mpb/v8/decor"

	"stakeout/extract/source"
)

// longInput is the number of bytes from which on reading takes long enough to be
// watched.
const longInput = 8 << 20

// watch shows a progress bar on stderr while inputs are read, where stderr is a
// terminal, the inputs are long and their sizes known. It returns the function to
// be told of every n bytes read, nil when nothing is shown, and one that takes the
// bar away. Complaints are printed above the bar meanwhile.
func (env *environment) watch(inputs []string) (read func(n int64), end func()) {
	if !isTerminal(env.stderr) {
		return nil, func() {}
	}
	total := int64(0)
	for _, input := range inputs {
		total += env.sizeOf(input)
	}
	if total < longInput {
		return nil, func() {}
	}
	stderr := env.stderr
	bars := mpb.New(mpb.WithOutput(stderr), mpb.WithWidth(60))
	bar := bars.AddBar(0,
		mpb.PrependDecorators(decor.CountersKibiByte("% .1f / % .1f")),
		mpb.AppendDecorators(decor.Percentage(), decor.Name("  "), decor.AverageETA(decor.ET_STYLE_GO)))
	bar.SetTotal(total, false) // only end ends it: mpb loses what is written to a complete bar
	env.stderr = bars
	return bar.IncrInt64, func() {
		bar.Abort(true)
		bars.Wait()
		env.stderr = stderr
	}
}

// sizeOf returns the bytes of a file, or of all files in a folder; 0 where they
// are not known.
func (env *environment) sizeOf(input string) int64 {
	if input == "-" {
		f, _ := env.stdin.(*os.File)
		if info, err := f.Stat(); err == nil && info.Mode().IsRegular() {
			return info.Size()
		}
		return 0
	}
	return source.Size(input)
}
