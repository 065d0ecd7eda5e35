package source

import (
	"strings"
	"testing"
)

func TestGuessLanguage(t *testing.T) {
	for text, want := range map[string]string{
		"":                          "",
		"Pelham Water is for sale.": "",
		"The council said on Tuesday that it would sell forty per cent of Pelham Water to the staff, who have run the company for nine years.":                             "en",
		"Le conseil a annoncé mardi qu'il céderait quarante pour cent de la société aux salariés, qui dirigent l'entreprise depuis neuf ans et veulent la garder entière.": "fr",
		"Der Rat teilte am Dienstag mit, dass er vierzig Prozent der Gesellschaft an die Beschäftigten verkaufen wolle, die das Unternehmen seit neun Jahren führen.":      "de",
		"El consejo anunció el martes que vendería el cuarenta por ciento de la sociedad a los empleados, que dirigen la empresa desde hace nueve años.":                   "es",
		"Совет сообщил во вторник, что продаст сорок процентов компании её работникам, которые управляют предприятием уже девять лет и хотят его сохранить.":               "ru",
		"市议会周二表示将把公司百分之四十的股份出售给员工，这些员工经营该企业已有九年，并希望继续经营下去。市议会周二表示将把公司百分之四十的股份出售给员工，这些员工经营该企业已有九年，并希望继续经营下去。市议会周二表示将把公司百分之四十的股份出售给员工。":                                      "zh",
		strings.Repeat("40 % 35 % 25 % | ", 50): "",
	} {
		if got := guessLanguage(text); got != want {
			t.Errorf("%.60q: got %q, want %q", text, got, want)
		}
	}
}

func TestLanguageOfTheRecordWins(t *testing.T) {
	p := one(t, `{"language":"cy","text":"The council said on Tuesday that it would sell forty per cent of the company to the staff, who have run it for nine years."}`)
	if p.Language != "cy" {
		t.Errorf("got %q", p.Language)
	}
}

func TestIsEnglish(t *testing.T) {
	for tag, want := range map[string]bool{"": true, "en": true, "en-GB": true, "en_US": true, "EN": true, "English": true, "fr": false, "enm": false, "cy": false} {
		if got := IsEnglish(tag); got != want {
			t.Errorf("%q: got %v", tag, got)
		}
	}
}

func BenchmarkGuessLanguage(b *testing.B) {
	for name, text := range map[string]string{
		"en": strings.Repeat("The council said on Tuesday that it would sell forty per cent of the company to the staff. ", 10),
		"fr": strings.Repeat("Le conseil a annoncé mardi qu'il céderait quarante pour cent de la société aux salariés. ", 10),
	} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				guessLanguage(text)
			}
		})
	}
}
