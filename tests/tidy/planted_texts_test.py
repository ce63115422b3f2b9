#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""planted_texts_test.py

Goal: the checks of what people read can fail as well: those of docs/COVERAGE.md and of the help.
"""
import os
import unittest

import check_coverage
import check_help
import check_verbs
from planted_test import SPDX, Tree


class Coverage(unittest.TestCase):
    """A document of all rows, of which one is done, and the tests that it names."""

    KEYS = "`tests/case/ui/page_test.cpp::aKeyOpensIt`"
    STORE = "`tests/case/contract/store_test.cpp::itIsRead`"
    PAGE = ("#include <QtTest>\nclass T {\n    void helper() { press(window, key); }\nprivate Q_SLOTS:\n"
            "    void aKeyOpensIt()\n    {\n        if (true) {\n            helper();\n        }\n    }\n"
            "    void itIsShown() { QVERIFY(shown); }\n    // void gone() { press(window, key); }\n};\n")

    def problems(self, done=f"| R007 | words | done | Page | {KEYS} |", without=(), more="", results=None):
        tree = Tree(self).write("tests/case/ui/page_test.cpp", SPDX + self.PAGE)
        tree.write("tests/case/contract/store_test.cpp",
                   SPDX + "class T {\nprivate Q_SLOTS:\n    void itIsRead() { QVERIFY(read); }\n};\n")
        tree.write("tests/case/unit/rule_test.cpp", SPDX + "class T {\nprivate Q_SLOTS:\n    void itIsSo() { QVERIFY(so); }\n};\n")
        tree.write("tests/system/scenes/story.sh", ". scene.sh\n").write("tests/system/scenes/typed.sh", ". window.sh\n")
        rows = [done if number == 7 else f"| R{number:03} | words | open | | |"
                for number in range(1, 255) if number not in without]
        tree.write("docs/COVERAGE.md", "\n".join(rows) + "\n" + more)
        if results is not None:
            tree.write("results.xml", f"<testsuite>{results}</testsuite>")
        files = [os.path.join(tree.root, "results.xml")] if results is not None else []
        return "\n".join(check_coverage.check(tree.root, *files))

    def done(self, tests, screen="Page"):
        return self.problems(f"| R007 | words | done | {screen} | {tests} |")

    def test_a_true_document_is_in_order(self):
        self.assertEqual(self.problems(), "")
        self.assertEqual(self.done(f"{self.KEYS} {self.STORE}"), "")
        self.assertEqual(self.done(self.STORE, "server"), "")
        self.assertEqual(self.done("`tests/system/scenes/typed.sh`"), "")

    def test_a_row_that_is_missing_is_found(self):
        self.assertIn("R200 is missing", self.problems(without=(200,)))

    def test_a_row_that_stands_twice_is_found(self):
        self.assertIn("R009 stands twice", self.problems(more="| R009 | words | open | | |\n"))

    def test_a_row_beyond_the_last_is_found(self):
        self.assertIn("there is no requirement R255", self.problems(more="| R255 | words | open | | |\n"))

    def test_an_unknown_state_is_found(self):
        self.assertIn("R007 wants words, a state", self.problems("| R007 | words | almost | Page | |"))

    def test_done_without_a_test_or_a_screen_is_found(self):
        self.assertIn("R007 is done and names no test", self.done(""))
        self.assertIn("R007 is done and has no screen", self.done(self.KEYS, ""))

    def test_a_test_that_is_gone_is_found(self):
        self.assertIn("there is no tests/case/ui/other_test.cpp", self.done("`tests/case/ui/other_test.cpp::aKeyOpensIt`"))
        for name in ("aKeyClosesIt", "gone", "helper"):
            with self.subTest(name=name):
                self.assertIn(f"has no test {name}", self.done(f"`tests/case/ui/page_test.cpp::{name}`"))

    def test_a_test_that_is_not_named_is_found(self):
        self.assertIn("say which test", self.done("`tests/case/ui/page_test.cpp`"))

    def test_a_test_without_keys_is_found(self):
        self.assertIn("itIsShown presses no key", self.done("`tests/case/ui/page_test.cpp::itIsShown`"))
        for tests in (self.STORE, "`tests/system/scenes/story.sh`"):
            with self.subTest(tests=tests):
                self.assertIn("none of its tests drives the screen by keys", self.done(tests))

    def test_a_unit_test_proves_no_row(self):
        self.assertIn("is no test of the system", self.done("`tests/case/unit/rule_test.cpp::itIsSo`", "server"))

    def test_a_test_that_has_not_passed_is_found(self):
        good = '<testcase name="case/ui/page_test" status="run"/>'
        self.assertEqual(self.problems(results=good), "")
        for results in ("", good.replace("/>", "><failure/></testcase>"), good.replace("/>", "><skipped/></testcase>"),
                        good.replace('"run"', '"notrun"')):
            with self.subTest(results=results):
                self.assertIn("R007: case/ui/page_test has not passed", self.problems(results=results))

    def test_a_missing_document_is_found(self):
        self.assertIn("docs/COVERAGE.md is missing", "".join(check_coverage.check(Tree(self).root)))


class Verbs(unittest.TestCase):
    """A verb of a feature, and the table in which it has its name."""

    HEADER = 'inline constexpr Verb readVerb{"cases.read"};\n'
    LINE = '{cases::readVerb, QT_TRANSLATE_NOOP("Verbs", "Read"), ofCases, VerbReach::Case},\n'

    def problems(self, header=HEADER, table=LINE):
        tree = Tree(self).write("modules/cases/core/read.h", SPDX + header)
        tree.write("app/composition/named_verbs.cpp", SPDX + table)
        return "\n".join(check_verbs.check(tree.root))

    def test_a_verb_with_a_name_is_in_order(self):
        self.assertEqual(self.problems(), "")

    def test_a_verb_without_a_name_is_found(self):
        self.assertIn("cases.read stands 0 times", self.problems(table=""))

    def test_a_verb_that_is_named_twice_is_found(self):
        self.assertIn("cases.read stands 2 times", self.problems(table=self.LINE * 2))

    def test_a_name_of_no_verb_is_found(self):
        self.assertIn("cases::readVerb is no verb", self.problems(header=""))

    def test_a_verb_that_is_declared_otherwise_is_found(self):
        self.assertIn("a verb is declared as", self.problems(header='constexpr Verb readVerb("cases.read");\n', table=""))

    def test_two_verbs_of_one_name_are_found(self):
        other = 'inline constexpr Verb otherVerb{"cases.read"};\n'
        self.assertIn("two verbs are called cases.read", self.problems(header=self.HEADER + other))


class Help(unittest.TestCase):
    """A page with a key and a panel, and texts about both in two languages."""

    SOURCE = ('addPage(QStringLiteral("page"), title);\nuikit::setHelpTopic(*this, QStringLiteral("panel"));\n'
              'm_actions->add({QStringLiteral("case.refer"), text});\n'
              '{"rows.open", "Return", QT_TRANSLATE_NOOP("PageKeys", "Open")},\n')
    TEXTS = {"start": "# Start\n[[page]]\n", "page": "# Page\n{do:go.page} {key:case.refer} [[panel]]\n",
             "panel": "# Panel\n{key:rows.open}\n"}

    def problems(self, changed=None, code="", listed="start page panel", only=("fa", "en")):
        tree = Tree(self).write("app/desktop/window.cpp", SPDX + self.SOURCE + code)
        tree.write("resources/help/CMakeLists.txt", f"set(topics {listed})\n")
        for language in ("fa", "en"):
            for topic, text in {**self.TEXTS, **((changed or {}) if language in only else {})}.items():
                if text is not None:
                    tree.write(f"resources/help/{language}/{topic}.md", text)
        return "\n".join(check_help.check(tree.root))

    def test_whole_help_is_in_order(self):
        self.assertEqual(self.problems(), "")

    def test_a_page_without_a_text_is_found(self):
        self.assertIn("no text other in resources/help/en", self.problems(code='m_lists->addList({QStringLiteral("other"), x});\n'))

    def test_a_panel_without_a_text_is_found(self):
        code = 'setHelpTopic(page, QStringLiteral("case.other"));\n'
        self.assertIn("no text case.other in resources/help/fa", self.problems(code=code))

    def test_a_page_named_by_a_variable_is_found(self):
        code = 'const QString sync = QStringLiteral("sync");\nm_window.addPage(sync, title);\n'
        self.assertIn("no text sync in resources/help/fa", self.problems(code=code))

    def test_a_text_of_one_language_only_is_found(self):
        self.assertIn("resources/help/fa/panel.md is missing", self.problems({"panel": None}, only=("fa",)))

    def test_a_text_that_is_not_embedded_is_found(self):
        self.assertIn("panel of fa is not embedded", self.problems(listed="start page"))

    def test_a_link_to_nowhere_is_found(self):
        self.assertIn("fa/panel.md: there is no text pane", self.problems({"panel": "# P\n[[pane]] {key:rows.open}\n"}))

    def test_a_key_of_no_action_is_found(self):
        self.assertIn("there is no action case.refuse", self.problems({"panel": "# P\n{key:case.refuse}\n"}))

    def test_a_typed_key_is_found(self):
        for key in ("F7", "Ctrl+K", "Esc", "Enter"):
            with self.subTest(key=key):
                self.assertIn("is typed", self.problems({"panel": f"# P\nبا {key} {{key:rows.open}}\n"}))

    def test_a_broken_mark_is_found(self):
        for mark in ("{keys:rows.open}", "[[panel]", "{key:}"):
            with self.subTest(mark=mark):
                self.assertIn("a mark that means nothing", self.problems({"panel": f"# P\n{mark}\n"}))

    def test_a_text_that_nobody_reaches_is_found(self):
        self.assertIn("fa/page.md: no link from the start", self.problems({"start": "# Start\n"}))

    def test_languages_that_differ_are_found(self):
        problems = self.problems({"panel": "# P\n"}, only=("en",))
        self.assertIn("panel has other actions in one language: rows.open", problems)

    def test_a_text_without_a_title_is_found(self):
        self.assertIn("the first line is no title", self.problems({"panel": "{key:rows.open}\n"}))


if __name__ == "__main__":
    unittest.main()
