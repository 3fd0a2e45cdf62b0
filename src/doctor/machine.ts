import type { MachineFacts } from "./facts.ts";
import { about, type Finding, type Known } from "./finding.ts";

const { ok, wrong, advice, unknown } = about("machine");

export function judgeMachine({ engine, compose, buildx, registry, checkout }: MachineFacts): Finding[] {
  return [
    tool(engine, "Docker Engine", "it builds the images, and runs the releases of a target on this machine", [
      "docker info",
    ]),
    tool(compose, "Docker Compose", "it reads the Compose files", ["docker compose version"]),
    tool(buildx, "Docker buildx", "it builds the images", ["docker buildx version"]),
    judgeRegistry(registry),
    judgeCheckout(checkout),
  ];
}

function tool(found: Known<string>, name: string, why: string, commands: readonly string[]): Finding {
  if ("is" in found) return ok(`${name} ${found.is}`);
  return wrong(`${name} cannot be used: ${found.unknown}`, why, commands);
}

function judgeRegistry(registry: MachineFacts["registry"]): Finding {
  if (registry === undefined) {
    return unknown("the registry could not be asked", "the configuration does not say where it is");
  }
  const { address, problem, isLogin } = registry;
  if (problem === undefined) return ok(`the registry ${address} answers, and its ledger can be read`);
  const [host = address] = address.split("/");
  const why = "images and the ledger live there";
  return wrong(`the registry ${address}: ${problem}`, why, isLogin === true ? [`docker login ${host}`] : []);
}

function judgeCheckout(checkout: MachineFacts["checkout"]): Finding {
  switch (checkout) {
    case "whole":
      return ok("the clone has the whole history");
    case "none":
      return wrong("this is no git checkout", "images are found by what git holds", ["git clone URL"]);
    case "shallow":
      return advice(
        "the clone is shallow",
        "a plan cannot tell which commits changed an image; in a workflow: actions/checkout with fetch-depth: 0",
        ["git fetch --unshallow"],
      );
  }
}
