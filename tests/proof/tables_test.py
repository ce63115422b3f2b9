#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Goal: the tables of docs/proof.md say what the programs said, findings first of all, and nothing else of the document moves."""
import json
import pathlib
import tempfile
import unittest

import run
import tables


def kept(figures, **changes):
    return {"commit": "abc", "date": "2026-01-02", "cores": 2, "load": [0.1, 2.0], "failed": False, "figures": figures} | changes


def cell(**changes):
    return {"database": "sqlite", "fault": "kill", "seconds": 20, "desks": 5, "rate": 20, "seed": 1, "faults": 4, "entered": 400,
            "applied": 400, "refused": 0, "looks": 1500, "healedMs": 2500, "behindMs": 900, "findings": []} | changes


def chunk(first, last, **changes):
    return {"first": first, "last": last, "seeds": last - first + 1, "twice": 1, "failures": [], "milliseconds": 7_200_000, "messages": 10,
            "powerCuts": 3, "faults": {"loss": 2},
            "commands": {"AddNote": {"entered": 5, "applied": 3, "refused": 1, "held": 1, "notTaken": 2}}} | changes


class Tables(unittest.TestCase):
    def test_a_finding_of_the_matrix_is_counted_and_told(self):
        text = tables.matrix([kept(cell()), kept(cell(seed=2, healedMs=4000, findings=["no stall, desk 1"]))])
        self.assertIn("| kill | SQLite | 2 | 40 | 8 | 800 | 3,000 | 2.5–4.0 | 0.9 | 1 |", text)
        self.assertIn("- sqlite, kill, seed 2: no stall, desk 1", text)

    def test_a_failed_seed_is_told(self):
        failure = {"seed": 7, "step": 9, "oracle": "sums agree", "words": "they do not"}
        text = tables.seeds([kept(chunk(0, 9, seeds=9, failures=[failure]))])
        self.assertIn("9 clean, 1 failed", text)
        self.assertIn("- seed 7, step 9: sums agree: they do not", text)

    def test_pieces_of_seeds_are_joined_and_a_gap_is_told(self):
        text = tables.seeds([kept(chunk(20, 29)), kept(chunk(0, 9)), kept(chunk(10, 19)), kept(chunk(40, 49))])
        flat = text.replace("\n", " ")
        self.assertIn("Seeds 0..29, 40..49: 40 clean, 0 failed; 8 hours simulated, 20 commands", flat)
        self.assertIn("12 power cuts. 4 were run twice", flat)
        self.assertIn("| `loss` | 8 |", text)
        self.assertIn("| AddNote | 20 | 12 | 4 | 4 | 8 |", text)

    def test_of_several_commits_each_is_told_with_its_seeds(self):
        text = tables.seeds([kept(chunk(20, 29), commit="def"), kept(chunk(0, 9)), kept(chunk(10, 19))]).replace("\n", " ")
        self.assertIn("Of these, commit def: 20..29; commit abc: 0..19.", text)
        self.assertNotIn("Of these", tables.seeds([kept(chunk(0, 9)), kept(chunk(10, 19))]))

    def test_kills_are_added_up_for_each_program_and_database(self):
        one = {"program": "peygird", "database": "postgresql", "kills": 50, "inside": 20, "late": 1, "acknowledged": 700,
               "seconds": 60, "findings": []}
        text = tables.kills([kept(one), kept(one | {"inside": 30, "findings": ["after kill 3: lost"]})])
        self.assertIn("| peygird | PostgreSQL | 100 | 50 (50 %) | 1,400 | 1 |", text)
        self.assertIn("- peygird, postgresql: after kill 3: lost", text)

    def test_what_kill_loop_says_is_understood(self):
        said = ("peygir-cli: 10 kills, 7 of them (70 %) inside a write transaction, 2 came too late; 81 acknowledged; 9 s\n"
                "after kill 10: a message is lost\n")
        figures = run.kills_in(said, "sqlite")
        self.assertEqual((figures["kills"], figures["inside"], figures["late"], figures["acknowledged"]), (10, 7, 2, 81))
        self.assertEqual(figures["findings"], ["after kill 10: a message is lost"])
        self.assertEqual(run.kills_in(said.split("\n")[0] + "\n", "sqlite")["findings"], [])

    def test_a_bug_that_was_not_found_does_not_count_as_found(self):
        said = "| planted bug | seed |\n|---|---|\n| a | 1 | 2 | sums agree |\n| b | – | – | not found by 9 seeds |\n"
        text = tables.plants([kept({"seeds": 9, "rows": tables.rows_in(said)})])
        self.assertIn("1 of 2 found within 9 seeds", text)
        self.assertIn("| a | 1 | 2 | sums agree |", text)

    def test_several_commits_and_sources_with_changes_are_told(self):
        text = tables.made([kept({}), kept({}, commit="def+", date="2026-01-03", load=[3.5, 1.0])])
        self.assertEqual(text, "2026-01-02 to 2026-01-03, commit abc, def and changes, 2 cores, load 0.1–3.5.")

    def test_the_prose_and_the_other_parts_stay(self):
        with tempfile.TemporaryDirectory() as folder:
            results, document = pathlib.Path(folder) / "results", pathlib.Path(folder) / "proof.md"
            (results / "matrix").mkdir(parents=True)
            (results / "matrix/one.json").write_text(json.dumps(kept(cell())))
            places = {part: f"<!-- proof {part} -->\nold {part}\n<!-- end of proof {part} -->" for part in tables.PARTS}
            document.write_text("\nprose\n".join(places.values()))
            tables.write(results, document)
            text = document.read_text()
            self.assertNotIn("old matrix", text)
            self.assertTrue(all(f"old {part}" in text for part in tables.PARTS if part != "matrix"))
            self.assertEqual(text.count("\nprose\n"), len(places) - 1)
            document.write_text("no place")
            with self.assertRaises(SystemExit):
                tables.write(results, document)


if __name__ == "__main__":
    unittest.main()
