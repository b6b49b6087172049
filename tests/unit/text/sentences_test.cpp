#include "analysis_dump.h"

#include <doctest/doctest.h>

using dossier_test::analyse;
using dossier_test::dump_sentences;

namespace {

struct Case {
    const char* text;
    const char* sentences;
};

void check_all(const Case* begin, const Case* end, const char* lang) {
    for (const Case* c = begin; c != end; ++c)
        CHECK(dump_sentences(analyse(c->text, lang)) == c->sentences);
}

}  // namespace

TEST_CASE("sentences: English stops") {
    const Case cases[] = {
        {"It came. It went.", "It came. ¦ It went."},
        {"The deal with Iris Co. was signed. Work began.",
         "The deal with Iris Co. was signed. ¦ Work began."},
        {"It bought Iris Co. The price was low.", "It bought Iris Co. ¦ The price was low."},
        {"Mr. Brown and Dr. The Smith met.", "Mr. Brown and Dr. The Smith met."},
        {"The U.S. Treasury paid. So did the U.S. It said so.",
         "The U.S. Treasury paid. ¦ So did the U.S. ¦ It said so."},
        {"See No. 5 and No. 6. They differ.", "See No. 5 and No. 6. ¦ They differ."},
        {"She said no. Norda went on, see no. 5 below. Was it no?",
         "She said no. ¦ Norda went on, see no. 5 below. ¦ Was it no?"},
        {"On Jan. 3 it rose. By Feb. It fell.", "On Jan. 3 it rose. ¦ By Feb. ¦ It fell."},
        {"J. P. Morgan lent. J.P. Morgan too. Robert A. Brown paid.",
         "J. P. Morgan lent. ¦ J.P. Morgan too. ¦ Robert A. Brown paid."},
        {"At 5 p.m. on Monday it closed. At 6 p.m. The doors shut.",
         "At 5 p.m. on Monday it closed. ¦ At 6 p.m. ¦ The doors shut."},
        {"It rose 4.5 pct. Costs fell 1.2.", "It rose 4.5 pct. ¦ Costs fell 1.2."},
        {"A $1 billion dealwith them. Good.", "A $1 billion dealwith them. ¦ Good."},
        {"“It is done,” he said. “We signed.” Next came tea.",
         "“It is done,” he said. ¦ “We signed.” ¦ Next came tea."},
        {"\"It is done.\" Next he left. He said \"so.\" They",
         "\"It is done.\" ¦ Next he left. ¦ He said \"so.\" ¦ They"},
        {"It was done (see below.) Then it was not.", "It was done (see below.) ¦ Then it was not."},
        {"\"Why?\" he asked. Yes! It was.", "\"Why?\" he asked. ¦ Yes! ¦ It was."},
        {"The talks ended.The next begin.", "The talks ended. ¦ The next begin."},
        {"It sold Amazon.com shares. Then U.S.-based funds bought.",
         "It sold Amazon.com shares. ¦ Then U.S.-based funds bought."},
        {"One firm in Rome; Two Co. in Oslo; and three in Bern.",
         "One firm in Rome; Two Co. in Oslo; and three in Bern."},
        {"They spoke ... Therefore it ended... but not for long.",
         "They spoke ... ¦ Therefore it ended... but not for long."},
        {"Iris Co.’s toys sell. Others do not.", "Iris Co.’s toys sell. ¦ Others do not."},
        {"It said so.[4] The rest is known.[5]", "It said so.[4] ¦ The rest is known.[5]"},
        {"Sold in 2013. The price rose. 40 people came.",
         "Sold in 2013. ¦ The price rose. ¦ 40 people came."},
        {"Tools, e.g. Hammers, cf. Annex. More.", "Tools, e.g. Hammers, cf. Annex. ¦ More."},
        {"Really?! Yes.", "Really?! ¦ Yes."},
        {"Auburn, Wash. Police said so.", "Auburn, Wash. Police said so."},
        {"He went with Joe. Police came to. Nobody said OK. Fine.",
         "He went with Joe. ¦ Police came to. ¦ Nobody said OK. ¦ Fine."},
        {"1. The first rule. 2. The second.", "1. The first rule. ¦ 2. The second."},
        {"...", "..."},
        {"The end", "The end"},
    };
    check_all(std::begin(cases), std::end(cases), "en");
}

TEST_CASE("sentences: other languages and scripts") {
    const Case chinese[] = {{"公司签了合同。金额很大！真的？“好。”他说。",
                             "公司签了合同。 ¦ 金额很大！ ¦ 真的？ ¦ “好。” ¦ 他说。"}};
    check_all(std::begin(chinese), std::end(chinese), "zh");
    const Case russian[] = {
        {"Сумма 5 млрд руб. в 2019 г. Это много. А. С. Пушкин, т.е. поэт.",
         "Сумма 5 млрд руб. в 2019 г. ¦ Это много. ¦ А. С. Пушкин, т.е. поэт."},
        {"Он ушёл.Она пришла! Да?", "Он ушёл. ¦ Она пришла! ¦ Да?"},
    };
    check_all(std::begin(russian), std::end(russian), "ru-RU");
    const Case german[] = {{"Am 3. März kam z.B. Dr. Weiß. Die Fa. Kurz zahlte.",
                            "Am 3. März kam z.B. Dr. Weiß. ¦ Die Fa. Kurz zahlte."}};
    check_all(std::begin(german), std::end(german), "de");
    const Case hindi[] = {{"यह है। वह था।", "यह है। ¦ वह था।"}};
    check_all(std::begin(hindi), std::end(hindi), "hi");
    const Case unknown[] = {{"Xa ba Co. da. Ga.", "Xa ba Co. da. ¦ Ga."}};
    check_all(std::begin(unknown), std::end(unknown), "not a tag");
    check_all(std::begin(unknown), std::end(unknown), "qaa");
}
