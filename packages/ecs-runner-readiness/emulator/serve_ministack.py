"""ministack on a free loopback port. With AUTH=true, the default, AssumeRole* follow the roles' trust policies.

Prints one JSON line, `{"endpoint": …}`, when it serves.
"""

import asyncio
import json
import os
import socket

from lifecycle import end_with_parent


def main() -> None:
    end_with_parent()
    listener = socket.create_server(("127.0.0.1", 0))
    port = listener.getsockname()[1]
    os.environ.setdefault("AUTH", "true")
    os.environ.update(
        GATEWAY_PORT=str(port),
        MINISTACK_ACCOUNT_ID="123456789012",  # moto's, so that ARNs fit both
        SFTP_ENABLED="0",
        IOT_MTLS_ENABLED="0",
    )
    asyncio.run(_serve(listener, f"http://127.0.0.1:{port}"))


async def _serve(listener: socket.socket, endpoint: str) -> None:
    from hypercorn.asyncio import serve
    from hypercorn.config import Config
    from ministack.app import app

    import run_task_sync

    run_task_sync.install()
    config = Config()
    config.bind = [f"fd://{listener.fileno()}"]
    serving = asyncio.create_task(serve(app, config, shutdown_trigger=asyncio.Event().wait))
    print(json.dumps({"endpoint": endpoint}), flush=True)
    await serving


if __name__ == "__main__":
    main()
