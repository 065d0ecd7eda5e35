// Package crf learns to find names: people, organisations and places. It holds a
// linear-chain conditional random field (Lafferty, McCallum and Pereira 2001) over
// the words that can be part of a name, trained by stochastic gradient descent with
// a step of its own for each weight, AdaGrad (Duchi, Hazan and Singer 2011). A
// feature is known by its hash alone (Weinberger et al. 2009), and its weights lie
// in a table that is used as it stands in the file.
//
//	word.go       what each word looks like
//	lexicon.go    the lists and the clusters of words of like meaning
//	gazetteer.go  reading them
//	sentence.go   the stretches of words that can be names
//	feature.go    the features of a word
//	hint.go       those that rules give
//	label.go      the part that a word takes in a name
//	model.go      the table of weights
//	file.go       writing and reading a model
//	decode.go     the best labels, and the names that they mark
//	corpus.go     texts with marked names
//	field.go      the random field and its gradient
//	train.go      from texts to a model
//	score.go      how well a model does
//
// The folder teacher has the script that made the clusters.
package crf
