"""Runs executions of state machines with ministack's engine, against given answers instead of AWS.

Reads a line of JSON for each, {definition, input, answers}, from stdin and prints what came of it: status, output, error
and cause, the names of the states, and the calls. An answer is {"to": RESOURCE, "gives": RESULT} or {"to": RESOURCE, "fails": ERROR,
"cause": TEXT}; each is used once, in order. RESOURCE is the end of a Resource, such as "ecs:stopTask".
"""

import json
import sys
import threading
from types import SimpleNamespace

from ministack.services import stepfunctions as engine

ROLE = "arn:aws:iam::123456789012:role/launcher"


class Aws:
    def __init__(self, answers: list[dict]) -> None:
        self.answers = answers
        self.calls: list[dict] = []
        self.lock = threading.Lock()

    def __call__(self, resource: str, arguments: object) -> object:
        action = ":".join(resource.split(":")[-2:])
        with self.lock:
            self.calls.append({"action": action, "arguments": arguments})
            answer = next((answer for answer in self.answers if answer["to"] == action), None)
            if answer is None:
                raise engine._ExecutionError("Test.NoAnswer", f"no answer is left for {action}")
            self.answers.remove(answer)
        if "fails" in answer:
            raise engine._ExecutionError(answer["fails"], answer.get("cause", ""))
        return answer["gives"]


def execute(number: int, case: dict) -> dict:
    aws = Aws(case["answers"])
    waits: list[float] = []
    engine._invoke_resource = aws
    engine._scaled_sleep = waits.append
    machine = call(
        engine._create_state_machine,
        {"name": f"machine-{number}", "definition": json.dumps(case["definition"]), "roleArn": ROLE},
    )["stateMachineArn"]
    arn = call(engine._start_execution, {"stateMachineArn": machine, "input": json.dumps(case["input"])})["executionArn"]
    execution = engine._executions[arn]
    failed = execution["status"] == "FAILED"
    return {
        "status": execution["status"],
        "output": None if failed else json.loads(execution["output"]),
        "error": execution.get("error"),
        "cause": execution.get("cause"),
        "states": [
            event["stateEnteredEventDetails"]["name"]
            for event in execution["events"]
            if event["type"].endswith("StateEntered")
        ],
        "calls": aws.calls,
        "waits": waits,
        "unused": [answer["to"] for answer in aws.answers],
    }


def call(handler, data: dict) -> dict:
    status, _, body = handler(data)
    if status != 200:
        raise SystemExit(f"{handler.__name__}: {status} {body}")
    return json.loads(body)


class Inline(threading.Thread):
    """Runs where it is started, so that StartExecution returns when the execution has ended."""

    start = threading.Thread.run


def main() -> None:
    engine.threading = SimpleNamespace(Thread=Inline)
    engine.time = SimpleNamespace(sleep=lambda _: None)
    for number, line in enumerate(sys.stdin):
        print(json.dumps(execute(number, json.loads(line))), flush=True)


if __name__ == "__main__":
    main()
