package source

import (
	"strings"
	"testing"
)

func TestGuessLanguage(t *testing.T) {
	for text, want := range map[string]string{
		"":                          "",
		"Pelham Water is for sale.": "",
		"The council said on Tuesday that it would sell forty per cent of Pelham Water to the staff, who have run the company for nine years.":                                                                                                                                                                                                      "en",
		"Mae'r cyngor wedi cyhoeddi y bydd yn gwerthu deugain y cant o'r cwmni i'r staff, sydd wedi rhedeg y busnes ers naw mlynedd. Dywedodd yr arweinydd fod y penderfyniad yn un anodd.":                                                                                                                                                         "cy",
		"D'fhógair an chomhairle go ndíolfaidh sí daichead faoin gcéad den chuideachta leis an bhfoireann, atá i mbun an ghnó le naoi mbliana anuas. Dúirt an ceannaire gur cinneadh deacair a bhí ann, ach go bhfuil airgead de dhíth ar an gcomhairle.":                                                                                           "ga",
		"Tha a' chomhairle ag ràdh gun reic i dà fhicheadamh den chompanaidh ris an luchd-obrach, a tha air a bhith a' ruith a' ghnothachais airson naoi bliadhna. Thuirt an ceannard gu bheil seo doirbh ach gu bheil feum air airgead.":                                                                                                           "gd",
		"Le conseil a annoncé mardi qu'il céderait quarante pour cent de la société aux salariés, qui dirigent l'entreprise depuis neuf ans et veulent la garder entière. Le maire a dit que la décision était difficile, mais que la ville avait besoin d'argent pour les écoles et les bibliothèques du département. Le reste demeurera public.":  "fr",
		"Der Rat teilte am Dienstag mit, dass er vierzig Prozent der Gesellschaft an die Beschäftigten verkaufen wolle, die das Unternehmen seit neun Jahren führen. Die Bürgermeisterin sagte, der Beschluss sei schwergefallen, doch brauche die Stadt Geld für die Schulen und Büchereien des Kreises. Der Rest bleibe in öffentlicher Hand.":    "de",
		"El consejo anunció el martes que vendería el cuarenta por ciento de la sociedad a los empleados, que dirigen la empresa desde hace nueve años. La alcaldesa dijo que la decisión había sido difícil, pero que la ciudad necesita dinero para las escuelas y las bibliotecas de la provincia. El resto seguirá siendo público.":             "es",
		"Совет сообщил во вторник, что продаст сорок процентов компании её работникам, которые управляют предприятием уже девять лет и хотят его сохранить. Глава города сказала, что решение было трудным.":                                                                                                                                        "ru",
		"市议会周二表示将把公司百分之四十的股份出售给员工，这些员工经营该企业已有九年，并希望继续经营下去。市长说这是一个困难的决定，但是全市的学校和图书馆需要资金，其余的股份仍将归公众所有。工会欢迎这项计划，反对派则要求公布合同。":                                                                                                                                                                                                                           "zh",
		"Rådet oplyste tirsdag, at det for at have penge til skolerne vil sælge fyrre procent af selskabet til de ansatte, som har drevet det i ni år. Borgmesteren sagde, at beslutningen var svær for byen, men at to skoler ellers måtte lukke. Resten forbliver på offentlige hænder, og for at sikre det kræves at to tredjedele stemmer for.": "",
		"The chair of an Indian airline, Air Kestrel, met an official in an office near an airport after an inquiry by an expert.":                                                                                                                                                                                                                  "en",
		"El país representa un mercado diverso para los bienes y servicios.":                                                                                                       "",
		"Directors: Sujata Raman, Teo Lavanya, Kal Kumar, Ed Janson, Sri Priya, Ann Raj, Bo Vale, Cy Kane, Di Orr and Jo Anand as chair of Pelham Water Holdings in North Pelham.": "",
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
