package main

import (
	"strings"

	"github.com/spf13/cobra"
)

// version is the release that CHANGELOG.md opens with.
const version = "0.1.0"

// newRoot returns the command tree.
func newRoot(env *environment) *cobra.Command {
	root := &cobra.Command{
		Use:   "stakeout",
		Short: "Who is named in policy articles, and who owns how much of what",
		Long: `stakeout reads archived policy articles and says who is named in them and who
owns how much of what, with the sentence as proof. It works offline.`,
		Example: `  stakeout extract post.txt                     # the stakes and the most named, as tables
  stakeout extract -f jsonl archive/ > posts.jsonl
  stakeout extract --only stakes -o stakes.csv archive/
  stakeout explain post.txt                     # why each percentage is a stake, or none`,
		Version:       version,
		SilenceErrors: true,
		SilenceUsage:  true,
		Args:          noVerb,
		RunE:          func(c *cobra.Command, _ []string) error { return helpOnError(env, c) },
	}
	root.SetVersionTemplate("stakeout {{.Version}}\n")
	root.SetFlagErrorFunc(func(c *cobra.Command, err error) error { return usageError{flagHint(c, err)} })
	root.SetUsageTemplate(strings.ReplaceAll(root.UsageTemplate(), ".FlagUsages", ".FlagUsagesWrapped 80"))
	root.SetHelpCommand(newHelp())
	root.AddCommand(newExtract(env), newAnalyze(env), newPosts(env), newExplain(env), newVerify(env), newDiff(env), newScrape(env), newRefresh(env), newSources(env), newQuery(env), newSchema(env), newLicences(env), newMan(), newTrain(env))
	root.InitDefaultHelpCmd()
	root.InitDefaultCompletionCmd()
	if completion, _, err := root.Find([]string{"completion"}); err == nil {
		completion.Args = cobra.ArbitraryArgs
		completion.RunE = func(*cobra.Command, []string) error {
			return usagef("want a shell: bash, fish, powershell or zsh")
		}
	}
	return root
}

// newHelp replaces cobra's help, which takes an unknown command for a success.
func newHelp() *cobra.Command {
	return &cobra.Command{
		Use:     "help [COMMAND]",
		Short:   "Explain a command",
		Example: "  stakeout help extract",
		RunE: func(c *cobra.Command, args []string) error {
			topic, rest, err := c.Root().Find(args)
			if err == nil && len(rest) > 0 {
				err = noVerb(c.Root(), rest)
			}
			if err != nil {
				return err
			}
			topic.InitDefaultHelpFlag()
			return topic.Help()
		},
	}
}

// helpOnError prints the help of a command that lacks its arguments.
func helpOnError(env *environment, c *cobra.Command) error {
	c.SetOut(env.stderr)
	c.Help()
	return exitError(exitUsage)
}
