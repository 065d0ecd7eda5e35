package extract

import (
	"strings"
	"testing"
)

// The shares of a text and what is paid for each, "-" where nothing is said of it.
var stakePrices = []struct{ text, want string }{
	{"Norvale sold its 40 per cent stake in Lakeside Gas to Petrim for £61m.", "40 per cent £61m"},
	{"Norvale has bought 40% of Lakeside Gas for about €2.5 billion in cash.", "40% €2.5 billion"},
	{"Petrim paid £61m in cash for a 40 per cent stake in Lakeside Gas.", "40 per cent £61m"},
	{"Petrim is offering $12 million in shares for Norvale’s 40 per cent stake in Lakeside Gas.", "40 per cent $12 million"},
	{"Norvale sold its 40 per cent stake in Lakeside Gas to Petrim in a deal worth £61m.", "40 per cent £61m"},
	{"Norvale sold its 40 per cent stake in Lakeside Gas to Petrim in a transaction valued at £61m.", "40 per cent £61m"},
	{"Norvale sold its 40 per cent stake in Lakeside Gas to Petrim in a £61m deal.", "40 per cent £61m"},
	{"Petrim bought 20 per cent of Lakeside Gas for £5m and 30 per cent of Severn Tram for £7m.", "20 per cent £5m; 30 per cent £7m"},
	{"Petrim paid £5m for 20 per cent of Lakeside Gas and £7m for 30 per cent of Severn Tram.", "20 per cent £5m; 30 per cent £7m"},
	{"Petrim will buy a third of Lakeside Gas for at least £9m.", "a third £9m"},

	{"Norvale owns 40 per cent of Lakeside Gas, which it bought for £61m.", "40 per cent -"},
	{"Norvale sold its 40 per cent stake in Lakeside Gas, which it had bought for £5m.", "40 per cent -"},
	{"Norvale sold its 40 per cent stake in Lakeside Gas to Petrim for 212p a share.", "40 per cent -"},
	{"Norvale sold its 40 per cent stake in Lakeside Gas to Petrim for $3.50 per share.", "40 per cent -"},
	{"Norvale sold its 40 per cent stake in Lakeside Gas after a loss of £61m.", "40 per cent -"},
	{"Norvale sold its 40 per cent stake in Lakeside Gas, valuing the company at £610m.", "40 per cent -"},
	{"Norvale sold its 40 per cent stake in Lakeside Gas, and paid £61m for a warehouse.", "40 per cent -"},
	{"Norvale, which paid £61m for a warehouse, sold its 40 per cent stake in Lakeside Gas.", "40 per cent -"},
	{"Norvale sold 20 per cent of Lakeside Gas and 30 per cent of Severn Tram for £12m.", "20 per cent -; 30 per cent -"},
	{"Norvale sold its 40 per cent stake in Lakeside Gas for £5m to £7m.", "40 per cent -"},
	{"Norvale sold its 40 per cent stake in Lakeside Gas for good.", "40 per cent -"},
	{"Norvale sold its 40 per cent stake in Lakeside Gas. It will get £61m for a bridge.", "40 per cent -"},
}

func TestStakePrices(t *testing.T) {
	for _, c := range stakePrices {
		var got []string
		for _, s := range (Extractor{}).Extract(Post{Text: c.text}).Stakes {
			paid := "-"
			if s.Price != nil {
				paid = c.text[s.Price.Start:s.Price.End]
			}
			if line := c.text[s.Share.Start:s.Share.End] + " " + paid; len(got) == 0 || got[len(got)-1] != line {
				got = append(got, line)
			}
		}
		if said := strings.Join(got, "; "); said != c.want {
			t.Errorf("%s\n got  %s\n want %s", c.text, said, c.want)
		}
	}
}
