package extract

import (
	"testing"

	"stakeout/extract/nlp"
)

func TestReasons(t *testing.T) {
	for _, c := range []struct {
		text string
		want Reason // of the first quantity; "" for a stake
	}{
		{"Orrin Capital owns 30 per cent of Pellham Foods.", ""},
		{"Orrin Capital does not own 30 per cent of Pellham Foods.", Negated},
		{"Orrin Capital has not a majority of the shares in Pellham Foods.", Negated},
		{"Pellham Foods has a 30 per cent market share.", Market},
		{"Pellham Foods has 30 per cent of the market for jam.", Market},
		{"The farmers won 30 per cent of the vote.", Votes},
		{"Some 30 per cent of the staff walked out.", People},
		{"A fund will get 30 per cent of the profits of Pellham Foods.", Income},
		{"Pellham Foods pays a 7 per cent dividend.", Rate},
		{"The shares of Pellham Foods rose 3 per cent.", Change},
		{"Shares in Pellham Foods were up after a rise of 3 per cent.", Change},
		{"Orrin Capital does not own Pellham Foods outright.", Negated},
		{"It is not true that Orrin Capital owns 30 per cent of Pellham Foods.", Negated},
		{"No shareholder holds more than 3 per cent of Pellham Foods.", Negated},
		{"Any shareholder of Norvale will hold 3 per cent of Pellham Foods.", Rule},
		{"The prospectus offers 60 per cent of Pellham Foods.", NotHolder},
		{"Orrin Capital lent Pellham Foods the money at 5 per cent.", Rate},
		{"Pellham Foods closed 5 per cent higher.", Change},
		{"A foreigner may own up to 49 per cent of a ferry line.", Rule},
		{"Orrin Capital raised its stake in Pellham Foods from 5 per cent to 7 per cent.", Before},
		{"Orrin Capital spends 30 per cent of its evenings on chess.", NotCompany},
		{"It was wet on 30 per cent in May.", NotHeld},
	} {
		d := nlp.New(c.text)
		var why trace
		found := stakes(d, nil, &why)
		if len(why.looks) == 0 {
			t.Errorf("%q: nothing was looked at", c.text)
			continue
		}
		if got := why.looks[0].reason; got != c.want || got == "" && len(found) == 0 {
			t.Errorf("%q: reason %q, want %q (%d stakes)", c.text, got, c.want, len(found))
		}
	}
}

// TestReasonsAreExplained wants a sentence for each reason, and none for no reason.
func TestReasonsAreExplained(t *testing.T) {
	seen := map[Reason]bool{}
	for _, why := range Reasons() {
		if seen[why] || why.Sentence() == "" {
			t.Errorf("%q has no sentence of its own", why)
		}
		seen[why] = true
	}
	for why := range nounsOfReasons {
		if !seen[why] {
			t.Errorf("the nouns of %q are of no reason in the list", why)
		}
	}
	if Reason("").Sentence() != "" {
		t.Error("no reason has a sentence")
	}
}
