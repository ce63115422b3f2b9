#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""support_test.py ROOT

Goal: the scripts below `dev` tell the truth about failures and leave nothing behind.
"""
import os
import shutil
import ssl
import subprocess
import sys
import tempfile
import unittest

ROOT = ""


class Folder(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.mkdtemp(prefix="peygir-support-")
        self.addCleanup(shutil.rmtree, self.folder)

    def run_support(self, *arguments, **environment):
        command = [os.path.join(ROOT, "tests/support", arguments[0]), *arguments[1:]]
        return subprocess.run(command, capture_output=True, text=True, check=False,
                              env={**os.environ, **environment})


class SumResults(Folder):
    GOOD = '<testcase name="a" status="run"/>'
    BAD = '<testcase name="b" status="fail"><failure message="no"/></testcase>'
    SKIPPED = '<testcase name="c" status="notrun"><skipped message="SKIP_RETURN_CODE=77"/></testcase>'

    def sum(self, *suites):
        paths = []
        for number, cases in enumerate(suites):
            paths.append(os.path.join(self.folder, f"{number}.xml"))
            with open(paths[-1], "w", encoding="utf-8") as file:
                file.write(f"<testsuite>{cases}</testsuite>")
        return self.closing_line(*paths)

    def closing_line(self, *arguments):
        done = self.run_support("sum_results.py", *arguments)
        self.said = done.stdout
        return done.returncode, done.stdout.splitlines()[-1]

    def test_one_failure_fails_the_sum(self):
        self.assertEqual(self.sum(self.GOOD, self.GOOD + self.BAD), (1, "2 passed, 1 failed, 0 skipped"))

    def test_nothing_passed_is_a_failure(self):
        self.assertEqual(self.sum(self.SKIPPED), (1, "0 passed, 0 failed, 1 skipped"))

    def test_a_missing_file_is_a_failure(self):
        self.assertEqual(self.run_support("sum_results.py", os.path.join(self.folder, "none.xml")).returncode, 1)

    def test_runs_are_added_up(self):
        self.assertEqual(self.sum(self.GOOD + self.SKIPPED, self.GOOD), (0, "2 passed, 0 failed, 1 skipped"))

    def test_what_passes_when_it_runs_again_counts_and_is_named(self):
        self.sum(self.GOOD + self.BAD, self.BAD.replace("fail", "run", 1).replace('<failure message="no"/>', ""))
        first, again = (os.path.join(self.folder, f"{number}.xml") for number in (0, 1))
        self.assertEqual(self.closing_line(first, "--again", again), (0, "2 passed, 0 failed, 0 skipped"))
        self.assertIn("unsteady: b", self.said)

    def test_what_fails_again_or_does_not_run_again_is_a_failure(self):
        for second in (self.BAD, self.GOOD):
            self.sum(self.GOOD + self.BAD, second)
            first, again = (os.path.join(self.folder, f"{number}.xml") for number in (0, 1))
            self.assertEqual(self.closing_line(first, "--again", again), (1, "1 passed, 1 failed, 0 skipped"))
        self.assertEqual(self.closing_line(first, "--again", os.path.join(self.folder, "none.xml"))[0], 1)


class WithPostgresql(Folder):
    def test_the_status_passes_through_and_nothing_is_left(self):
        done = self.run_support("with_postgresql.sh", "bash", "-c",
                                'echo "$PEYGIR_TEST_POSTGRESQL"; exit 5', TMPDIR=self.folder)
        if done.returncode == 77:
            self.skipTest(done.stderr.strip())
        self.assertEqual(done.returncode, 5, done.stderr)
        settings = dict(pair.split("=", 1) for pair in done.stdout.split())
        self.assertEqual(sorted(settings), ["dbname", "host", "port", "user"])
        self.assertEqual(os.listdir(self.folder), [])

    def setUp(self):
        super().setUp()
        # The server runs as another user when we are root.
        os.chmod(self.folder, 0o755)


class MakeCertificates(Folder):
    def test_the_server_certificate_is_signed_by_the_authority_and_kept(self):
        self.assertEqual(self.run_support("make_certificates.sh", self.folder).returncode, 0)
        server = os.path.join(self.folder, "server.pem")
        verified = subprocess.run(["openssl", "verify", "-CAfile", os.path.join(self.folder, "authority.pem"),
                                   "-verify_hostname", "localhost", server], check=False, capture_output=True)
        self.assertEqual(verified.returncode, 0, verified.stderr)
        ssl.create_default_context().load_cert_chain(server, os.path.join(self.folder, "server.key"))
        with open(server, encoding="ascii") as file:
            first = file.read()
        self.assertEqual(self.run_support("make_certificates.sh", self.folder).returncode, 0)
        with open(server, encoding="ascii") as file:
            self.assertEqual(file.read(), first)


if __name__ == "__main__":
    ROOT = sys.argv[1]
    unittest.main(argv=sys.argv[:1])
