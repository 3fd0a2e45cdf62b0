import { expect, test } from "@jest/globals";
import { toShell, type Command } from "../../../src/command/command.ts";
import { pullImage, runService, runTask, startServices } from "../../../src/targets/compose/commands.ts";

const place = {
  host: "unix:///var/run/docker.sock",
  project: "shop-dev",
  file: "/srv/shop-dev/releases/1/compose.json",
};
const compose = "docker compose --project-name shop-dev --file /srv/shop-dev/releases/1/compose.json";
const up = "up --detach --no-deps --no-build --pull never --no-color --quiet-pull";
const task = { service: "api", name: "shop-dev-api-task-migrate", command: ["sh", "-c", "migrate && echo $HOME"] };

test.each<[string, Command, string]>([
  ["start", startServices(place, ["api", "web"], { anew: false }), `${compose} ${up} api web`],
  ["start anew", startServices(place, ["api"], { anew: true }), `${compose} ${up} --force-recreate api`],
  [
    "a task",
    runTask(place, task),
    `${compose} run --rm --no-deps --no-TTY --name shop-dev-api-task-migrate api sh -c 'migrate && echo $HOME'`,
  ],
  [
    "the tests",
    runService(place, { service: "tests", name: "shop-dev-tests" }),
    `${compose} run --no-deps --no-TTY --name shop-dev-tests tests`,
  ],
  ["pull", pullImage(place.host, "ghcr.io/org/api@sha256:12"), "docker pull --quiet ghcr.io/org/api@sha256:12"],
])("%s", (_name, command, line) => {
  expect(toShell(command)).toBe(line);
  expect(command).toMatchObject({ inherit: "bare", env: { DOCKER_HOST: place.host, COMPOSE_IGNORE_ORPHANS: "true" } });
});
