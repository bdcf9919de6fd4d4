"""moto on a free loopback port, with what it lacks for us added.

Prints one JSON line, `{"endpoint": …}`, when it serves.
"""

import json
import os

# Read when moto is imported: the module looks up AWS managed policies.
os.environ["MOTO_IAM_LOAD_MANAGED_POLICIES"] = "true"

from moto.server import ThreadedMotoServer  # noqa: E402

import additions  # noqa: E402
from lifecycle import end_with_parent  # noqa: E402


def main() -> None:
    end_with_parent()
    additions.install()
    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    print(json.dumps({"endpoint": f"http://{host}:{port}"}), flush=True)
    server._thread.join()


if __name__ == "__main__":
    main()
