import { describe, expect, test } from "@jest/globals";
import { readFileSync } from "node:fs";
import { BuildError, RegistryError, TargetError } from "../../src/errors.ts";
import { buildLog, progressOf, type BuildFailure } from "../../src/build/build-log.ts";
import { buildFailed, isGeneratorMissing, isRegistryTrouble } from "../../src/build/failure.ts";

function captured(version: string, name: string): BuildFailure {
  const file = new URL(`../fixtures/buildx-${version}/${name}.txt`, import.meta.url);
  const log = buildLog();
  for (const line of readFileSync(file, "utf8").split("\n")) log.add(line);
  return log.failure();
}

describe.each(["0.13.1", "0.29.1"])("buildx %s", (version) => {
  test.each(["failing-step", "failing-step-two-targets"])("%s: step, stage, line and what it printed", (name) => {
    const { lines, ...rest } = captured(version, name);
    expect(rest).toEqual({
      message: 'process "/bin/sh -c sh /lines.sh" did not complete successfully: exit code: 3',
      stage: "test",
      step: "RUN sh /lines.sh",
      place: "Dockerfile:6",
    });
    // What it printed holds the words of a registry's trouble, and is none.
    expect(lines).toEqual(expect.arrayContaining(["test 40 ... ok", "test 13 ... ok"]));
    expect(isRegistryTrouble({ lines, ...rest })).toBe(false);
    expect(buildFailed("api", { lines, ...rest }, "test").code).toBe("build.tests-failed");
    expect(buildFailed("api", { lines, ...rest }, "unit").code).toBe("build.failed");
  });

  test.each([
    [
      "unknown-instruction",
      "dockerfile parse error on line 2: unknown instruction: FOO (did you mean FROM?)",
      "Dockerfile:2",
    ],
    ["missing-stage", 'target stage "nope" could not be found', undefined],
  ])("%s: no step, but a reason", (name, message, place) => {
    expect(captured(version, name)).toEqual({ message, lines: [], ...(place !== undefined && { place }) });
  });

  test("a front end that cannot be pulled is told apart", () => {
    expect(buildFailed("api", captured(version, "syntax-not-pulled")).hint).toContain("`# syntax=` line");
  });

  test.each([
    ["missing-base", "Check the image name in FROM"],
    ["push-denied", "docker login"],
    ["pull-denied", "docker login"],
  ])("%s: no use in trying again", (name, hint) => {
    const failure = captured(version, name);
    expect(isRegistryTrouble(failure)).toBe(false);
    expect(buildFailed("api", failure).hint).toContain(hint);
  });

  test.each([
    ...["push-429", "push-503", "push-502", "push-eof", "push-reset", "push-refused"],
    ...["pull-429", "pull-503", "pull-502", "pull-eof", "pull-reset", "base-registry-down"],
  ])("%s: worth another try, and the registry's fault", (name) => {
    const failure = captured(version, name);
    expect(isRegistryTrouble(failure)).toBe(true);
    expect(buildFailed("api", failure)).toBeInstanceOf(RegistryError);
  });
});

test.each([
  'failed to do request: Head "https://r.example/v2/": net/http: TLS handshake timeout',
  "failed to copy: unexpected EOF",
  "dial tcp 192.0.2.1:443: i/o timeout",
  "failed to push r.example/a:1: unexpected status from POST request to https://r.example/v2/a/blobs/uploads/: 500 Internal Server Error",
])("%s: worth another try", (message) => {
  expect(isRegistryTrouble({ message, lines: [] })).toBe(true);
});

test("a builder that goes away is neither the image's nor the registry's fault", () => {
  const error = buildFailed("api", {
    message: "rpc error: code = Unavailable desc = error reading from server: EOF",
    lines: [],
  });
  expect(error).toBeInstanceOf(TargetError);
  expect(error.code).toBe("target.unreachable");
});

test("the text for people", () => {
  const failure = {
    message: 'process "/bin/sh -c pytest" did not complete successfully: exit code: 1',
    stage: "test",
    step: "RUN pytest",
    place: "Dockerfile:9",
    lines: ["E  assert 200 == 500", "1 failed in 0.20s"],
  };
  const error = buildFailed("api", failure, "test");
  expect(error).toBeInstanceOf(BuildError);
  expect(error.message).toMatchInlineSnapshot(`
"api: unit tests fail (Dockerfile:9, stage test): RUN pytest
E  assert 200 == 500
1 failed in 0.20s
process "/bin/sh -c pytest" did not complete successfully: exit code: 1"
`);
});

test("a missing SBOM generator", () => {
  const message = "failed to resolve source metadata for docker.io/docker/buildkit-syft-scanner:stable-1: no such host";
  expect(isGeneratorMissing({ message, lines: [] })).toBe(true);
});

test("only the newest lines of a talkative step are kept", () => {
  const log = buildLog();
  log.add("#1 [2/2] RUN make");
  for (let line = 1; line <= 1000; line++) log.add(`#1 0.${line} line ${line}`);
  expect(log.newest()).toHaveLength(30);
  expect(log.newest().at(-1)).toBe("line 1000");
});

test.each([
  ["#6 [stage-0 2/5] RUN pip install -r requirements.txt", "2/5 RUN pip install -r requirements.txt"],
  ["#6 [linux/amd64 api deps 1/3] FROM busybox", "1/3 FROM busybox"],
  ["#6 [2/2] COPY . /app", "2/2 COPY . /app"],
  ["#7 pushing registry.example/app/api:c1 with docker", "pushing"],
  ["#7 [api] exporting to image", "exporting"],
  ["#6 0.123 [1/2] something that a step printed", undefined],
  ["#2 [internal] load .dockerignore", undefined],
  ["#6 DONE 0.1s", undefined],
])("%s", (line, state) => {
  expect(progressOf(line)).toBe(state);
});
