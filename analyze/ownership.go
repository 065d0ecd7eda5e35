package analyze

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"stakeout/extract"
)

// Who owns what. The stakes of a company are read in the order in which they were
// stated. Those that a post states close together are an account: "A 60 per cent, B the
// rest". An account that adds up to 100 per cent replaces all that was said before; any
// other tells something new of its holders alone. What is left in the end is the present
// state, as far as the posts tell.

// Statement is a stake as a post states it.
type Statement struct {
	Company, Holder *Actor // Holder is nil when nobody is named
	Share           extract.Share
	Status          extract.Status
	Previous        *float64
	Date            extract.Date // of the post, or the earlier date that it gives for the stake
	Post            *PostNote
	Sentence        string
	Score           float64

	company, holder PartyRef
	start, end      int
}

// Account is what holds a company together: stakes that belong to one state of affairs.
type Account struct {
	Holdings []*Statement // the largest first
	Standing Standing
	Date     extract.Date // of the latest of its statements
}

// Standing says how an account stands to the others of its company.
type Standing string

// The standings of an account.
const (
	Latest    Standing = "latest"    // the present state, put together of all accounts
	Earlier   Standing = "earlier"   // what was so, or was said, before
	Disagrees Standing = "disagrees" // another post says otherwise of the same time
)

// Ownership is who holds a company.
type Ownership struct {
	Company  *Actor
	Accounts []Account // the latest first, then from the newest to the oldest
	Said     []*Statement
}

// ownerships sorts the statements by company; the one with the most statements is first.
func ownerships(said []*Statement) []*Ownership {
	byKey := map[string]*Ownership{}
	var all []*Ownership
	for _, s := range said {
		o := byKey[s.Company.key]
		if o == nil {
			o = &Ownership{Company: s.Company}
			byKey[s.Company.key] = o
			all = append(all, o)
		}
		o.Said = append(o.Said, s)
	}
	for _, o := range all {
		slices.SortStableFunc(o.Said, func(a, b *Statement) int {
			return cmp.Or(strings.Compare(a.Date.String(), b.Date.String()), cmp.Compare(a.Post.order, b.Post.order), cmp.Compare(a.start, b.start))
		})
		o.account()
	}
	slices.SortStableFunc(all, func(a, b *Ownership) int {
		return cmp.Or(cmp.Compare(len(b.Said), len(a.Said)), strings.Compare(a.Company.Name, b.Company.Name), strings.Compare(a.Company.key, b.Company.key))
	})
	return all
}

// account puts the accounts of a company together.
func (o *Ownership) account() {
	stated := accountsOf(o.Said)
	var present []*Statement
	for _, a := range stated {
		if a.complete() {
			present = a.Holdings
			continue
		}
		for _, s := range a.Holdings {
			present = update(present, s)
		}
	}
	if len(present) > 0 {
		latest := Account{Holdings: slices.Clone(present), Standing: Latest}
		latest.sort()
		o.Accounts = append(o.Accounts, latest)
	}
	for _, a := range slices.Backward(stated) {
		if slices.ContainsFunc(a.Holdings, func(s *Statement) bool { return !slices.Contains(present, s) }) {
			a.Standing = Earlier
			if contradicted(a, present) {
				a.Standing = Disagrees
			}
			a.sort()
			o.Accounts = append(o.Accounts, a)
		}
	}
}

// accountReach is how many bytes may lie between two stakes of one account.
const accountReach = 600

// accountsOf parts statements, which are in order, into accounts.
func accountsOf(said []*Statement) []Account {
	var all []Account
	for _, s := range said {
		if n := len(all) - 1; n >= 0 && all[n].takes(s) {
			all[n].Holdings = update(all[n].Holdings, s)
			continue
		}
		all = append(all, Account{Holdings: []*Statement{s}})
	}
	return all
}

// takes reports whether a statement goes on with the account: it stands nearby in the
// same post and does not make the shares more than 100 per cent in another sentence.
func (a *Account) takes(s *Statement) bool {
	last := a.Holdings[len(a.Holdings)-1]
	if last.Post != s.Post || last.Date != s.Date || s.start-last.end > accountReach {
		return false
	}
	least, _ := sum(update(a.Holdings, s))
	return least <= 100+slack(len(a.Holdings)+1) || last.Sentence == s.Sentence
}

// update lets a statement replace what was said of its holder. Who sells a part of a
// stake keeps the stake: how much is left is for another sentence to say.
func update(holdings []*Statement, s *Statement) []*Statement {
	kept := make([]*Statement, 0, len(holdings)+1)
	for _, h := range holdings {
		if !h.sameHolder(s) || h.counts() && !s.counts() && isLess(s.Share, h.Share) {
			kept = append(kept, h)
		}
	}
	return append(kept, s)
}

func (s *Statement) sameHolder(other *Statement) bool {
	return s.Holder != nil && other.Holder != nil && s.Holder.key == other.Holder.key
}

// isLess reports whether a is surely less than b.
func isLess(a, b extract.Share) bool {
	_, most := bounds(a)
	least, _ := bounds(b)
	return most < least
}

// counts reports whether the holder has the share when all that is planned is done.
func (s *Statement) counts() bool {
	return s.Status != extract.Disposed && s.Status != extract.Disposing
}

// bounds returns the least and the most that a share can be.
func bounds(s extract.Share) (least, most float64) {
	switch {
	case s.Exact != nil:
		return *s.Exact, *s.Exact
	case s.Min != nil && s.Max != nil:
		return *s.Min, *s.Max
	case s.Min != nil:
		return *s.Min, 100
	case s.Max != nil:
		return 0, *s.Max
	}
	return 0, 100
}

// sum returns the least and the most that the shares of holdings add up to.
func sum(holdings []*Statement) (least, most float64) {
	for _, s := range holdings {
		if s.counts() {
			a, b := bounds(s.Share)
			least, most = least+a, most+b
		}
	}
	return least, most
}

// slack is how far n rounded shares that add up may be from 100.
func slack(n int) float64 {
	if n > 2 {
		return 1
	}
	return 0.1
}

// complete reports whether the shares add up to 100 per cent.
func (a *Account) complete() bool {
	least, most := sum(a.Holdings)
	off := slack(len(a.Holdings))
	return least == most && least >= 100-off && least <= 100+off
}

// Sum returns the least and the most that the shares of the account add up to, in
// percent; what is given up does not count, what is planned does.
func (a *Account) Sum() (least, most float64) { return sum(a.Holdings) }

// Finding says whether the shares add up.
func (a *Account) Finding() string {
	least, most := a.Sum()
	off := slack(len(a.Holdings))
	switch {
	case a.complete():
		return "adds up"
	case least > 100+off:
		return percent(least-100) + " too much"
	case most < 100-off:
		return percent(100-most) + " open"
	}
	return "can add up"
}

func percent(f float64) string {
	return strconv.FormatFloat(float64(int64(f*100+0.5))/100, 'f', -1, 64) + "%"
}

// sort puts the largest share first and dates the account.
func (a *Account) sort() {
	slices.SortStableFunc(a.Holdings, func(x, y *Statement) int {
		_, p := bounds(x.Share)
		_, q := bounds(y.Share)
		if x.counts() != y.counts() {
			return map[bool]int{true: -1, false: 1}[x.counts()]
		}
		return cmp.Or(cmp.Compare(q, p), strings.Compare(x.holderName(), y.holderName()))
	})
	for _, s := range a.Holdings {
		if s.Date.String() > a.Date.String() {
			a.Date = s.Date
		}
	}
}

func (s *Statement) holderName() string {
	if s.Holder == nil {
		return ""
	}
	return s.Holder.Name
}

// contradicted reports whether present says otherwise of a holder, from another post of
// about the same time, and neither speaks of plans.
func contradicted(a Account, present []*Statement) bool {
	for _, s := range a.Holdings {
		for _, p := range present {
			if s.sameHolder(p) && disagree(s, p) {
				return true
			}
		}
	}
	return false
}

// sameTime is how many days apart two posts may be that speak of the same time.
const sameTime = 31

// disagree reports whether two posts of about the same time say different things of one
// holder, both of the present.
func disagree(a, b *Statement) bool {
	if a.Post == b.Post || !a.isPresent() || !b.isPresent() || a.Previous != nil || b.Previous != nil {
		return false
	}
	if days, known := daysBetween(a.Date, b.Date); known && days > sameTime {
		return false
	}
	aLeast, aMost := bounds(a.Share)
	bLeast, bMost := bounds(b.Share)
	const rounding = 0.5
	return aLeast > bMost+rounding || bLeast > aMost+rounding
}

func (s *Statement) isPresent() bool { return s.Status == extract.Held || s.Status == extract.Acquired }

// daysBetween returns about how many days lie between two dates; it is not known where
// one of them is.
func daysBetween(a, b extract.Date) (days int, known bool) {
	if a.Year == 0 || b.Year == 0 {
		return 0, false
	}
	if a.Month == 0 || b.Month == 0 {
		a.Month, a.Day, b.Month, b.Day = 0, 0, 0, 0
	}
	count := func(d extract.Date) int { return d.Year*365 + int(d.Month)*30 + d.Day }
	return max(count(a)-count(b), count(b)-count(a)), true
}

// Indirect is what a holder has of a company through others.
type Indirect struct {
	Holder, Company *Actor
	Through         []*Actor
	Share           float64 // percent: the product of the shares on the way
}

// longestChain is the number of companies between a holder and what is held.
const longestChain = 3

// indirect finds what is held through others, as the latest accounts tell.
func indirect(all []*Ownership) []Indirect {
	held := map[string][]*Statement{} // by holder
	for _, o := range all {
		if len(o.Accounts) > 0 && o.Accounts[0].Standing == Latest {
			for _, s := range o.Accounts[0].Holdings {
				if s.Holder != nil && s.counts() && s.Share.Exact != nil {
					held[s.Holder.key] = append(held[s.Holder.key], s)
				}
			}
		}
	}
	var found []Indirect
	var follow func(holder *Actor, s *Statement, through []*Actor, share float64)
	follow = func(holder *Actor, s *Statement, through []*Actor, share float64) {
		if len(through) == longestChain {
			return
		}
		through = append(slices.Clip(through), s.Company)
		for _, next := range held[s.Company.key] {
			if next.Company.key == holder.key || slices.ContainsFunc(through, func(a *Actor) bool { return a.key == next.Company.key }) {
				continue // they hold each other
			}
			part := share * *next.Share.Exact / 100
			found = append(found, Indirect{holder, next.Company, through, part})
			follow(holder, next, through, part)
		}
	}
	for _, o := range all {
		if len(o.Accounts) == 0 || o.Accounts[0].Standing != Latest {
			continue
		}
		for _, s := range o.Accounts[0].Holdings {
			if s.Holder != nil && s.Holder.Entity != nil && s.counts() && s.Share.Exact != nil {
				follow(s.Holder, s, nil, *s.Share.Exact)
			}
		}
	}
	return found
}
