#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""planted_test.py ROOT GRAPH LUPDATE

Goal: the house rules can fail. Each test plants one fault into a small tree and sees the check name it.
"""
import os
import shutil
import subprocess
import sys
import tempfile
import unittest

import check_documents
import check_includes
import check_sentences
import check_sources
import check_translations

SPDX = "// SPDX-License-Identifier: GPL-3.0-or-later\n"
ROOT = GRAPH = LUPDATE = ""


class Tree:
    """A temporary folder with a few sources."""

    def __init__(self, test):
        self.root = tempfile.mkdtemp(prefix="peygir-planted-")
        test.addCleanup(shutil.rmtree, self.root)

    def write(self, path, text):
        full = os.path.join(self.root, path)
        os.makedirs(os.path.dirname(full), exist_ok=True)
        with open(full, "a", encoding="utf-8") as file:
            file.write(text)
        return self

    def copy(self, *folders):
        for folder in folders:
            shutil.copytree(os.path.join(ROOT, folder), os.path.join(self.root, folder))
        return self


class Includes(unittest.TestCase):
    """A real module with the graph that CMake wrote, and one include more."""

    def setUp(self):
        self.tree = Tree(self).copy("modules/base")
        self.graph = check_includes.read_graph(GRAPH)

    def problems(self, exceptions=None):
        return check_includes.check(self.tree.root, self.graph, exceptions or {})

    def plant(self, include):
        self.tree.write("modules/base/uuid.cpp", f'#include "{include}"\n')
        problems = self.problems()
        self.assertEqual(len(problems), 1, problems)
        self.assertIn("modules/base/uuid.cpp", problems[0])
        return problems[0]

    def test_a_forbidden_include_is_found(self):
        self.graph["later"] = {"base"}
        self.tree.write("modules/later/thing.h", SPDX)
        self.assertIn("does not declare that it uses later", self.plant("later/thing.h"))

    def test_angle_brackets_hide_nothing(self):
        self.graph["later"] = set()
        self.tree.write("modules/later/thing.h", SPDX)
        self.tree.write("modules/base/uuid.cpp", "#include <later/thing.h>\n#include <vector>\n")
        self.assertEqual(len(self.problems()), 1, self.problems())

    def test_what_comes_in_through_another_layer_does_not_count(self):
        self.graph.update({"far": set(), "near": {"far"}, "base": {"near"}})
        self.tree.write("modules/far/thing.h", SPDX)
        self.tree.write("modules/near/thing.h", SPDX + '#include "far/thing.h"\n')
        self.assertIn("does not declare that it uses far", self.plant("far/thing.h"))

    def test_an_include_from_nowhere_is_found(self):
        self.assertIn("belongs to no declared layer", self.plant("nowhere/thing.h"))

    def test_a_file_that_is_missing_is_found(self):
        self.assertIn("does not exist", self.plant("base/missing_thing.h"))

    def test_a_folder_that_is_not_declared_is_found(self):
        self.tree.write("modules/hidden/thing.cpp", SPDX + '#include "base/uuid.h"\n')
        self.assertIn("belongs to no declared layer", "".join(self.problems()))

    def test_a_program_that_takes_more_than_it_says_is_found(self):
        self.graph["app/planted"] = set()
        self.tree.write("app/planted/main.cpp", SPDX + '#include "base/uuid.h"\n')
        self.assertIn("app/planted does not declare that it uses base", "".join(self.problems()))

    def test_an_exception_that_is_not_needed_is_found(self):
        unneeded = {("modules/base/uuid.cpp", "storage/connection.h"): "was needed once"}
        self.assertIn("no longer needed", "".join(self.problems(unneeded)))

    def test_an_exception_that_is_needed_is_granted(self):
        self.tree.write("modules/base/uuid.cpp", '#include "nowhere/thing.h"\n')
        self.assertEqual(self.problems({("modules/base/uuid.cpp", "nowhere/thing.h"): "planted"}), [])

    def test_an_include_in_a_comment_is_none(self):
        self.tree.write("modules/base/uuid.cpp", '/*\n#include "nowhere/thing.h"\n*/\n')
        self.assertEqual(self.problems(), [])


class Statements(unittest.TestCase):
    """Only the door in modules/storage writes replicated tables (DESIGN: a rule decides, one door writes)."""

    def setUp(self):
        self.tree = Tree(self)
        self.tree.write("modules/planted/store/migrations/9990-planted.sql",
                        "-- 9990: a table to write to.\n-- family: replicated\nCREATE TABLE planted_rows (id {uuid});\n")
        self.tree.write("modules/planted/store/migrations/9991-own.sql",
                        "-- 9991: a table of the server.\n-- family: server\nCREATE TABLE own_rows (id {uuid});\n")

    def problems(self, code, path="modules/planted/store/thing.cpp"):
        self.tree.write(path, SPDX + code + "\n")
        return "\n".join(check_sources.check(self.tree.root))

    def test_writes_to_a_replicated_table_are_found(self):
        for number, code in enumerate([
                'run("INSERT INTO planted_rows (id) VALUES (?)");',
                'run("insert or replace into planted_rows (id) values (?)");',
                'run("UPDATE planted_rows SET id = ?");',
                'run("DELETE FROM planted_rows");',
                'run(R"(\n    DELETE\n    FROM planted_rows\n)");',
                'run("INSERT INTO "\n    "planted_rows (id) VALUES (?)");',
                'run("COPY planted_rows FROM STDIN");',
                'connection.putMany("planted_rows", {"id"}, {"id"}, values);',
                'm_connection->putMany(\n    QByteArrayLiteral("planted_rows"), {"id"}, {}, values);',
                'run(u"DELETE FROM main.\\"planted_rows\\""_s);'.replace('\\"', "")]):
            with self.subTest(code=code):
                path = f"modules/planted/store/thing{number}.cpp"
                self.assertIn(f"{path}:", self.problems(code, path))
                self.assertIn("replicated table planted_rows", self.problems("", path))

    def test_writes_to_every_real_replicated_table_are_found(self):
        tables = sorted(check_sources.replicated_tables(ROOT))
        if os.path.isdir(os.path.join(ROOT, "modules/cases/store")):
            self.assertTrue(tables, "no migration of the replicated family was found")
        for table in tables:
            with self.subTest(table=table):
                statement = f'run("INSERT INTO {table} (id) VALUES (?)");'
                problems = check_sources.check_statements("modules/planted/store/x.cpp", statement, {table})
                self.assertIn(table, "".join(problems))

    def test_a_write_that_does_not_name_its_table_is_found(self):
        self.assertIn("does not name its table", self.problems('run("INSERT INTO " + table + " VALUES (?)");'))
        self.assertIn("does not name its table", self.problems('db.putMany(table.name, table.allNames, {"id"}, rows);'))

    def test_the_door_is_open_to_the_engines_alone(self):
        for code in ["storage::Door(connection).put(row);", "m_door.remove(table, id);", "door->removeAll(table);",
                     "m_rows.door().put(rows);", "storage::Door d(c); d.put(row);",
                     "Door door{c}; door.removeAggregate(table, id);"]:
            with self.subTest(code=code):
                found = check_sources.check_statements("modules/planted/store/x.cpp", code, set())
                self.assertIn("go through the door", "".join(found))
                self.assertEqual(check_sources.check_statements("modules/sync/server/x.cpp", code, set()), [])
        self.assertEqual(self.problems("door.row(table, id);"), "")

    def test_the_door_itself_may_write(self):
        code = 'run("INSERT INTO planted_rows (id) VALUES (?)");'
        self.assertEqual(self.problems(code, "modules/storage/door.cpp"), "")

    def test_a_store_may_write_its_own_table_of_the_server_family(self):
        self.assertEqual(self.problems('run("INSERT INTO own_rows (id) VALUES (?)");'), "")
        self.assertEqual(self.problems('db.putMany("own_rows", {"id"}, {"id"}, values);'), "")

    def test_a_write_in_a_comment_is_none(self):
        self.assertEqual(self.problems("// INSERT INTO planted_rows is what nobody may do"), "")

    def test_select_of_all_columns_is_found(self):
        self.assertIn("name the columns", self.problems('run("SELECT * FROM own_rows");'))
        self.assertIn("name the columns", self.problems('run("SELECT o.* FROM own_rows o");'))
        self.assertIn("name the columns", self.problems('run("SELECT o.* FROM own_rows AS o");'))

    def test_select_of_what_a_select_in_brackets_names_is_none(self):
        self.assertEqual(self.problems('run("SELECT found.* FROM (SELECT id FROM own_rows) AS found");'), "")

    def test_a_number_given_twice_is_found(self):
        self.tree.write("modules/other/store/migrations/9990-again.sql", "-- 9990: again\n-- family: desk\n")
        self.assertIn("number 9990 is that of", self.problems(""))

    def test_a_migration_without_a_family_is_found(self):
        self.tree.write("modules/other/store/migrations/9992-none.sql", "-- 9992: of no family\n")
        self.assertIn("'-- family: replicated|server|desk' is missing", self.problems(""))

    def test_a_rule_on_a_replicated_table_is_found(self):
        for number, rule in enumerate(["UNIQUE (a)", "REFERENCES other (a)", "ON DELETE CASCADE"]):
            with self.subTest(rule=rule):
                path = f"modules/other/store/migrations/998{number}-rule.sql"
                self.tree.write(path, f"-- 998{number}: a rule\n-- family: replicated\nCREATE TABLE t{number} ({rule});")
                self.assertIn(f"{path}:3", self.problems(""))


class Sources(unittest.TestCase):
    """What every source keeps."""

    def problems(self, text, path="modules/planted/thing.cpp", licence=SPDX):
        return "\n".join(check_sources.check(Tree(self).write(path, licence + text + "\n").root))

    def test_a_tidy_source_is_in_order(self):
        self.assertEqual(self.problems("class CaseQueries\n{\n};\nclass QMimeData;\n"), "")

    def test_faults_are_found(self):
        for text, sentence in [
                ("// TO" "DO: later", "unfinished work"),
                ("return 0; // st" "ub", "unfinished work"),
                ('auto name = u"\u06a9\u062f";', "Persian letters"),
                ("class CaseManager\n{\n};", "a name that says nothing"),
                ("struct CaseInfo final : Case {};", "a name that says nothing"),
                ('open("/ho' 'me/someone/x");', "path or host of one machine")]:
            with self.subTest(text=text):
                self.assertIn(sentence, self.problems(text))

    def test_a_missing_licence_line_is_found(self):
        self.assertIn("licence line is missing", self.problems("int a;", licence=""))

    def test_persian_letters_in_tests_are_no_fault(self):
        self.assertEqual(self.problems('auto name = u"\u06a9\u062f";', "tests/planted/thing_test.cpp"), "")


class Translations(unittest.TestCase):
    """Sentences of a translation file."""

    def test_faults_are_found(self):
        for source, translation, sentence in [
                ("Refer", "", "is empty"),
                ("%1 cases", "\u067e\u0631\u0648\u0646\u062f\u0647", "takes []"),
                ("Page", "\u0635\u0641\u062d\u0647 12", "English digits"),
                ("Follow up", "\u067e\u064a\u06af\u06cc\u0631\u06cc", "Arabic letters")]:
            with self.subTest(source=source):
                problems = check_translations.check_sentence(source, translation, persian=True)
                self.assertIn(sentence, "".join(problems))

    def test_a_good_sentence_is_in_order(self):
        good = "%1 \u067e\u0631\u0648\u0646\u062f\u0647 (F7\u060c SHA-256\u060c \u06f1\u06f2)"
        self.assertEqual(check_translations.check_sentence("%1 cases (F7, SHA-256, 12)", good, persian=True), [])

    def test_an_unfinished_sentence_is_found(self):
        tree = Tree(self).write("translations/peygir_fa.ts", "<TS><context><name>Cases</name><message>"
                                "<source>Refer</source><translation type=\"unfinished\"/></message></context></TS>")
        self.assertIn("is not translated", "".join(check_translations.check(tree.root)))


class Sentences(unittest.TestCase):
    """What sources say and translation files have."""

    TS = ('<!DOCTYPE TS><TS version="2.1" language="{language}"><context><name>Page</name><message{kind}>'
          "<source>{source}</source><translation>{translation}</translation></message></context></TS>")

    def problems(self, code, persian="", english="", kind=""):
        tree = Tree(self).write("modules/cases/page.cpp", SPDX + "QString Page::words() { return " + code + "; }\n")
        for language, source in [("fa", persian), ("en", english)]:
            if source:
                forms = "<numerusform>x</numerusform>" if kind else "x"
                tree.write(f"translations/cases_{language}.ts",
                           self.TS.format(language=language, source=source, kind=kind, translation=forms))
        return "".join(check_sentences.check(tree.root, LUPDATE))

    def test_a_sentence_without_persian_is_found(self):
        self.assertIn('"Refer" has no Persian', self.problems('tr("Refer")'))

    def test_a_count_without_english_forms_is_found(self):
        counted = 'tr("%n cases", nullptr, 3)'
        self.assertIn("no English forms", self.problems(counted, persian="%n cases", kind=' numerus="yes"'))

    def test_a_sentence_that_nobody_says_is_found(self):
        self.assertIn('"Take" is translated and said nowhere', self.problems("QString()", persian="Take"))

    def test_sentences_with_their_translations_are_in_order(self):
        self.assertEqual(self.problems('tr("Refer")', persian="Refer"), "")


class Manuals(unittest.TestCase):
    """A program with one option and its manual page."""

    def problems(self, page, source='parser.addOption(QCommandLineOption profile(QStringLiteral("profile")));'):
        tree = Tree(self).write("app/peygir/main.cpp", SPDX + source).write("docs/man/peygir.1", page)
        return "".join(check_documents.check_manuals(tree.root))

    def test_an_option_that_the_program_lacks_is_found(self):
        self.assertIn("peygir has no --colour", self.problems(".B \\-\\-profile\n.B \\-\\-colour\n"))

    def test_an_option_that_the_page_lacks_is_found(self):
        self.assertIn("--profile is missing", self.problems("nothing\n"))

    def test_a_true_page_is_in_order(self):
        self.assertEqual(self.problems(".B \\-\\-profile\n"), "")

    def test_an_option_that_is_named_twice_in_the_first_lines_is_found(self):
        page = ".SH NAME\npeygir\n.SH SYNOPSIS\n.B \\-\\-profile\n.B \\-\\-profile\n.SH OPTIONS\n"
        self.assertIn("--profile stands twice", self.problems(page))

    def test_an_option_that_is_explained_twice_is_found(self):
        self.assertIn("--profile stands twice", self.problems(".TP\n.BI \\-\\-profile \" DIR\"\nHere.\n" * 2))

    def test_an_option_of_the_documents_is_wanted_in_the_page(self):
        tree = Tree(self).write("docs/PROGRAMS.md", "## peygir, the window\n\n`--colour`\n")
        tree.write("docs/man/peygir.1", "nothing\n")
        self.assertIn("docs/man/peygir.1: --colour is missing", check_documents.check_manuals(tree.root))

    def test_a_program_without_a_page_is_found(self):
        tree = Tree(self).write("tests/support/standard_city/load_city.cpp", SPDX)
        self.assertEqual(check_documents.check_manuals(tree.root), ["docs/man: peygir-city has no page"])


class Headings(unittest.TestCase):
    """A document whose section was pasted twice."""

    def test_a_section_that_stands_twice_is_found(self):
        problems = check_documents.check_headings("A.md", "## Search\n\n## Files\n\n## Search\n")
        self.assertEqual(problems, ['A.md: the heading "Search" stands twice'])

    def test_lines_of_a_program_are_no_headings(self):
        self.assertEqual(check_documents.check_headings("A.md", "## Search\n```\n## Search\n```\n"), [])


class Arrows(unittest.TestCase):
    """CMake refuses a forbidden arrow when it configures, before it looks for a compiler."""

    HEAD = ("cmake_minimum_required(VERSION 3.25)\nproject(Planted LANGUAGES {language})\n"
            "list(APPEND CMAKE_MODULE_PATH \"{root}/cmake\")\ninclude(PeygirModule)\n"
            "add_library(peygir_compiler INTERFACE)\nadd_library(Qt6::Core INTERFACE IMPORTED)\n"
            "foreach(kit base storage uikit)\n    peygir_kit(${{kit}} SOURCES a.cpp)\nendforeach()\n"
            "peygir_kit(sync LAYER desk SOURCES a.cpp USES base storage)\n")

    def configure(self, lines, language="NONE"):
        head = self.HEAD.format(root=ROOT, language=language)
        tree = Tree(self).write("CMakeLists.txt", head + lines).write("a.cpp", "int a;\n")
        command = ["cmake", "-G", "Ninja", "-S", tree.root, "-B", os.path.join(tree.root, "build")]
        return subprocess.run(command, capture_output=True, text=True, check=False)

    def test_allowed_arrows_are_taken(self):
        done = self.configure("peygir_layer(places core SOURCES a.cpp USES base)\n"
                              "peygir_layer(places store SOURCES a.cpp USES places/core storage)\n"
                              "peygir_layer(cases store SOURCES a.cpp USES places/store storage)\n", language="CXX")
        self.assertEqual(done.returncode, 0, done.stderr)

    def test_forbidden_arrows_are_refused(self):
        places = "peygir_layer(places core SOURCES a.cpp)\npeygir_layer(places store SOURCES a.cpp)\n"
        for lines in ["peygir_kit(command SOURCES a.cpp USES storage)\n",
                      "peygir_layer(places core SOURCES a.cpp USES storage)\n",
                      "peygir_layer(places core SOURCES a.cpp USES uikit)\n",
                      places + "peygir_layer(cases core SOURCES a.cpp USES places/store)\n",
                      places + "peygir_layer(places ui SOURCES a.cpp USES places/store)\n",
                      places + "peygir_layer(places ui SOURCES a.cpp USES sync/desk)\n",
                      "peygir_layer(places core SOURCES a.cpp USES cases/core)\n"]:
            with self.subTest(lines=lines):
                done = self.configure(lines)
                self.assertNotEqual(done.returncode, 0)
                self.assertIn("Forbidden arrow", done.stderr)

    def test_a_screen_library_below_the_screen_is_refused(self):
        done = self.configure("peygir_layer(places core SOURCES a.cpp LIBS Qt6::Widgets)\n")
        self.assertNotEqual(done.returncode, 0)
        self.assertIn("may not link Qt6::Widgets", done.stderr)


if __name__ == "__main__":
    ROOT, GRAPH, LUPDATE = sys.argv[1:4]
    unittest.main(argv=sys.argv[:1])
