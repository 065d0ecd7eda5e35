// Package extract finds what one post says: who is named in it, who owns, buys or
// sells what share of what, the money, the dates, the percentages and the
// quotations. It reads a Post and returns Facts; it opens no file, asks no network
// and keeps nothing between posts.
//
// Each kind of fact has a file of its own, with its type, its patterns and its
// finder:
//
//	mention.go     people, organisations and places, and the names they go by (link.go)
//	stake.go       who holds what share of what (share.go reads the quantities)
//	explain.go     what was made of each percentage, and why (stake_reason.go)
//	percentage.go  every percentage, and whether it is a stake
//	money.go       amounts of money
//	date.go        dates and spans of time
//	quote.go       direct quotations and their speakers
//
// They share how numbers are read (number.go), their qualifiers and ranges
// (qualifier.go, range.go), phrases of several words (phrase.go) and the words of
// calendars and currencies (calendar.go, currency.go). The finders of stakes, dates
// and quotations have further files that begin with stake_, date_ and quote_.
//
// Every fact embeds Evidence: the words it was read from, the sentence around them
// and the rule that read them. For every fact f of a post p,
// p.Text[f.Start:f.End] is those words.
package extract
