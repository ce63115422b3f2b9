# SPDX-License-Identifier: GPL-3.0-or-later
"""What the tests of several servers stand on: a PostgreSQL of their own, which they may restart, real nodes on it, and the
shipped proxy configurations in front of them with nothing but ports and paths put in."""
import glob
import os
import pwd
import shutil
import signal
import socket
import ssl
import subprocess
import sys
import time
import urllib.request

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.normpath(os.path.join(HERE, "..", "..", ".."))
DEPLOY = os.path.join(ROOT, "deploy")


def skip(why):
    print(f"not checked: {why}", file=sys.stderr)
    sys.exit(77)


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def until(what, condition, seconds=60, every=0.05):
    """The first answer of `condition` that is true; ends the test where none comes."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        answer = condition()
        if answer:
            return answer
        time.sleep(every)
    raise AssertionError(f"not within {seconds} s: {what}")


class Postgres:
    """One database server, with fsync as in production; perhaps a standby of another one, or what a base backup becomes."""

    def __init__(self, folder, primary=None, base=None, settings=""):
        found = sorted(glob.glob("/usr/lib/postgresql/*/bin/initdb"))
        if not found:
            skip("no PostgreSQL is installed")
        self.programs = os.path.dirname(found[-1])
        self.folder = folder
        self.port = free_port()
        os.makedirs(folder)
        if os.getuid() == 0:  # it refuses to run as root; its package brings the user postgres
            user = pwd.getpwnam("postgres")
            os.chown(folder, user.pw_uid, user.pw_gid)
        if base:
            self.run_any("cp", "-a", base, f"{folder}/data")
            self.run_any("touch", f"{folder}/data/recovery.signal")
        elif primary is None:
            self.run("initdb", "--pgdata", f"{folder}/data", "--username", "postgres", "--auth", "trust", "--encoding",
                     "UTF8", "--locale", "C.UTF-8")
        else:
            self.run("pg_basebackup", "-D", f"{folder}/data", "-R", "-X", "stream", "-h", primary.folder, "-p",
                     str(primary.port), "-U", "postgres", "-c", "fast")
        with open(f"{folder}/data/postgresql.conf", "a", encoding="ascii") as file:
            file.write(settings)
        self.start()

    def run(self, program, *words):
        self.run_any(f"{self.programs}/{program}", *words)

    def run_any(self, *command):
        done = subprocess.run(self.as_its_user(command), stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
                              cwd=self.folder)
        assert done.returncode == 0, f"{command[0]}: {done.stdout}"

    @staticmethod
    def as_its_user(command):
        return ["runuser", "-u", "postgres", "--", *command] if os.getuid() == 0 else list(command)

    def start(self):
        self.run("pg_ctl", "-w", "-D", f"{self.folder}/data", "-l", f"{self.folder}/log", "-o",
                 f"-p {self.port} -k {self.folder} -c listen_addresses=127.0.0.1 -c fsync=on -c max_connections=100"
                 " -c wal_level=replica", "start")

    def crash(self):
        """As by a loss of power of its processes: no checkpoint, the log is read again."""
        self.end()
        self.start()

    def end(self):
        self.run("pg_ctl", "-w", "-D", f"{self.folder}/data", "-m", "immediate", "stop")

    def stop(self):
        self.run("pg_ctl", "-w", "-D", f"{self.folder}/data", "-m", "fast", "stop")

    @property
    def conninfo(self):
        return f"host={self.folder} port={self.port} user=postgres dbname=postgres"

    def sql(self, query):
        """Rows of texts; NULL is the empty text."""
        return [line.split("\t") for line in self.lines(query)]

    def lines(self, query):
        done = subprocess.run([f"{self.programs}/psql", "-AtqX", "-F", "\t", "-v", "ON_ERROR_STOP=1", "-d", self.conninfo,
                               "-c", query], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        assert done.returncode == 0, done.stderr
        return done.stdout.split("\n")[:-1]

    def number(self, query):
        return int(self.sql(query)[0][0])


class Node:
    """One peygird, on a port of its own that it keeps."""

    def __init__(self, programs, folder, name, conninfo, options=()):
        self.programs, self.name, self.conninfo, self.options = programs, name, conninfo, list(options)
        self.folder = f"{folder}/{name}"
        self.port = free_port()
        self.process = None
        os.makedirs(self.folder)

    @property
    def url(self):
        return f"https://127.0.0.1:{self.port}"

    @property
    def authority(self):
        return f"{self.folder}/certificates/authority.pem"

    @property
    def store(self):
        return ["--data", self.folder, "--postgresql", self.conninfo]

    def command(self, *words):
        """Another command on the same database: exit status and what it said."""
        done = subprocess.run([f"{self.programs}/peygird", *words, *self.store], stdout=subprocess.PIPE,
                              stderr=subprocess.STDOUT, text=True)
        return done.returncode, done.stdout

    def start(self):
        with open(f"{self.folder}/log", "ab") as log:
            self.process = subprocess.Popen(
                [f"{self.programs}/peygird", "serve", *self.store, "--listen", f"127.0.0.1:{self.port}", *self.options],
                stderr=log)
        until(f"{self.name} serves", lambda: self.health() is not None or self.process.poll() is not None)
        assert self.process.poll() is None, self.log()

    def health(self):
        """Status and body of /healthz; None where nobody answers."""
        context = ssl.create_default_context()
        context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
        try:
            with urllib.request.urlopen(f"{self.url}/healthz", context=context, timeout=2) as answer:
                return answer.status, answer.read().decode()
        except urllib.error.HTTPError as error:
            return error.code, error.read().decode()
        except OSError:
            return None

    def is_leading(self):
        health = self.health()
        return health is not None and '"leading":true' in health[1]

    def signal(self, number):
        self.process.send_signal(number)

    def kill(self):
        self.process.kill()
        self.process.wait()

    def stop(self):
        self.process.terminate()
        return self.process.wait(60)

    def log(self):
        with open(f"{self.folder}/log", encoding="utf-8", errors="replace") as file:
            return file.read()

    def end(self):
        if self.process and self.process.poll() is None:
            self.process.send_signal(signal.SIGCONT)
            self.kill()


class Proxy:
    """nginx or HAProxy with the shipped configuration."""

    def __init__(self, kind, folder, nodes, authority, certificate, key):
        program = shutil.which(kind, path=os.environ["PATH"] + ":/usr/sbin:/sbin")
        if not program:
            skip(f"{kind} is not installed")
        self.folder = f"{folder}/{kind}"
        self.port = free_port()
        self.figures = free_port()
        os.makedirs(self.folder)
        with open(certificate, encoding="ascii") as one, open(key, encoding="ascii") as two:
            pair = one.read() + two.read()
        with open(f"{self.folder}/front.pem", "w", encoding="ascii") as file:
            file.write(pair)
        os.chmod(self.folder, 0o755)
        # What the shipped file has, and what this test puts there instead. Each must occur.
        puts = {"/etc/peygir/front.pem": f"{self.folder}/front.pem", "/etc/peygir/nodes.pem": authority,
                "node1.example.org:8137": f"127.0.0.1:{nodes[0].port}",
                "node2.example.org:8137": f"127.0.0.1:{nodes[1].port}"}
        if kind == "nginx":
            puts.update({"listen 443 ssl": f"listen 127.0.0.1:{self.port} ssl", "server_name peygir.example.org": "server_name 127.0.0.1",
                         "proxy_ssl_name peygir.example.org": "proxy_ssl_name localhost"})
            self.put("nginx/peygir.conf", puts)
            with open(f"{self.folder}/nginx.conf", "w", encoding="ascii") as file:
                paths = "".join(f" {word}_temp_path {self.folder}/{word};"
                                for word in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi"))
                file.write(f"daemon off; pid {self.folder}/pid; error_log {self.folder}/errors warn;"
                           + (" user root;" if os.getuid() == 0 else "") + " events { worker_connections 4096; }"
                           + f" http {{ access_log off;{paths} include {self.folder}/peygir.conf; }}\n")
            command = [program, "-p", self.folder, "-c", f"{self.folder}/nginx.conf"]
        else:
            puts.update({"bind :443 ssl": f"bind 127.0.0.1:{self.port} ssl",
                         "verifyhost node1.example.org": "verifyhost localhost",
                         "verifyhost node2.example.org": "verifyhost localhost",
                         "bind 127.0.0.1:8404": f"bind 127.0.0.1:{self.figures}"})
            self.put("haproxy/haproxy.cfg", puts)
            command = [program, "-db", "-f", f"{self.folder}/haproxy.cfg"]
        with open(f"{self.folder}/log", "ab") as log:
            self.process = subprocess.Popen(command, stdout=log, stderr=log)
        until(f"{kind} listens", self.listens)

    def put(self, name, puts):
        with open(f"{DEPLOY}/{name}", encoding="utf-8") as file:
            text = file.read()
        for shipped, here in puts.items():
            assert shipped in text, f"{name} does not say {shipped}"
            text = text.replace(shipped, here)
        with open(f"{self.folder}/{os.path.basename(name)}", "w", encoding="utf-8") as file:
            file.write(text)

    def listens(self):
        assert self.process.poll() is None, open(f"{self.folder}/log", encoding="utf-8").read()
        with socket.socket() as probe:
            return probe.connect_ex(("127.0.0.1", self.port)) == 0

    @property
    def url(self):
        return f"https://127.0.0.1:{self.port}"

    def end(self):
        self.process.terminate()
        self.process.wait()
