import { describe, expect, test } from "@jest/globals";
import type { ComposeModel } from "../../src/compose/model.ts";
import { checkAgainstModel } from "../../src/config/check-against-model.ts";
import { missingFiles } from "../../src/config/files.ts";
import { loadConfig } from "../../src/config/load-config.ts";
import { line } from "../support/problems.ts";
import { tree } from "../support/tree.ts";

const model: ComposeModel = {
  name: "shop",
  services: {
    "auth-service": { build: { context: "/shop/auth" } },
    worker: { build: { context: "/shop/worker" }, image: "localhost:5000/shop/jobs:1@sha256:00" },
    postgres: { image: "postgres:16" },
  },
};

const devModel: ComposeModel = { name: "shop", services: { mailhog: { image: "mailhog" } } };

describe("names that only Compose knows", () => {
  test("are compared with its model", async () => {
    const yaml = [
      "environments:",
      "  staging: { tests: { service: worke } }",
      "  production:",
      "    tests:",
      "      service: postgress",
      "images:",
      "  auth-service: {}",
      "  jobs: {}",
      "  postgres: {}",
      "services:",
      "  auth-servce: { after: [postgre, worker] }",
      "  mailhog: {}",
    ].join("\n");
    const { config } = await loadConfig({
      root: tree({ "docker-compose.yml": "name: shop\n", "aip-deploy.yml": yaml }),
    });

    expect(checkAgainstModel(config, "production", model, [devModel]).map(line)).toEqual([
      'aip-deploy.yml:11:3: services.auth-servce: the Compose files have no service "auth-servce" → did you mean "auth-service"?',
      'aip-deploy.yml:11:25: services.auth-servce.after: the Compose files have no service "postgre" → did you mean "postgres"?',
      'aip-deploy.yml:9:3: images.postgres: the Compose files have no image that is built "postgres" → known: auth-service, jobs',
      'aip-deploy.yml:5:16: environments.production.tests.service: the Compose files of production have no service "postgress" → did you mean "postgres"?',
    ]);
  });

  test("are no mistake in a configuration without a file", async () => {
    const { config } = await loadConfig({ root: tree({ "docker-compose.yml": "name: shop\n" }) });
    expect(checkAgainstModel(config, "production", model)).toEqual([]);
  });
});

test("files that only one environment needs are looked for when it is asked", async () => {
  const yaml = [
    "environments:",
    "  staging: { env-files: .env.staging }",
    "  production:",
    "    env-files: [.env.prod, .env.shared]",
    "    secrets: { KEY: { file: .secrets/prod/keys }, PASSWORD: { file: .secrets/prod/password }, TOKEN: { env: T } }",
  ].join("\n");
  const root = tree({
    "docker-compose.yml": "name: shop\n",
    "aip-deploy.yml": yaml,
    ".env.shared": "",
    ".env.production": "",
    ".secrets/prod/key": "",
  });
  const { config } = await loadConfig({ root });

  expect((await missingFiles(config, "production")).map(line)).toEqual([
    'aip-deploy.yml:4:16: environments.production.env-files: there is no file .env.prod → did you mean ".env.production"?',
    'aip-deploy.yml:5:29: environments.production.secrets.KEY.file: there is no file .secrets/prod/keys → did you mean ".secrets/prod/key"?',
    "aip-deploy.yml:5:69: environments.production.secrets.PASSWORD.file: there is no file .secrets/prod/password",
  ]);
  expect((await missingFiles(config, "staging")).map(line)).toEqual([
    "aip-deploy.yml:2:25: environments.staging.env-files: there is no file .env.staging",
  ]);
});
