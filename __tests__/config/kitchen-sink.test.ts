import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "@jest/globals";
import { loadConfig } from "../../src/config/load-config.ts";
import { line } from "../support/problems.ts";
import { tree } from "../support/tree.ts";

const manual = readFileSync(join(import.meta.dirname, "../../docs/configuration.md"), "utf8");
const example = /```yaml\n(# yaml-language-server[^]*?)```/.exec(manual)?.[1] ?? "";

const files = {
  "aip-deploy.yml": example,
  "docker-compose.yml": "services: {}\n",
  "docker-compose.dev.yml": "services: {}\n",
  "docker-compose.staging.yml": "services: {}\n",
  "docker-compose.prod.yml": "services: {}\n",
  ".env.dev": "",
  ".env.staging": "",
  ".env.prod": "",
};

test("the annotated example of the manual is read, with every form in its one form", async () => {
  const root = tree(files);
  const { config, warnings } = await loadConfig({ root, variables: { OWNER: "org", DOMAIN: "play.example.org" } });

  const freeze = [
    {
      days: ["fri", "sat", "sun"],
      from: "16:00",
      to: "24:00",
      zone: "Europe/Rome",
      reason: "nobody is there to look after it",
    },
    { days: ["mon", "tue", "wed", "thu", "fri", "sat", "sun"], from: "22:00", to: "06:00", zone: "Europe/Rome" },
  ];
  expect(warnings.map(line)).toEqual([]);
  expect(config).toEqual({
    app: "ai-playground",
    root,
    file: "aip-deploy.yml",
    registry: "ghcr.io/org/ai-playground",
    environments: [
      {
        name: "dev",
        branch: "develop",
        target: { kind: "compose" },
        composeFiles: ["docker-compose.yml", "docker-compose.dev.yml"],
        envFiles: [".env.dev"],
        profiles: [],
        gates: { requires: [], soakSeconds: 0, freeze: [] },
        checks: [],
        variables: {},
        secrets: {},
        state: {},
        hooks: {},
        sourceMounts: "drop",
        lease: { expirySeconds: 30, waitSeconds: 900 },
      },
      {
        name: "staging",
        branch: "staging",
        target: { kind: "compose" },
        composeFiles: ["docker-compose.yml", "docker-compose.staging.yml"],
        envFiles: [".env.staging"],
        profiles: [],
        url: "https://staging.play.example.org",
        gates: { requires: ["dev"], soakSeconds: 0, freeze: [] },
        checks: [
          { kind: "http", name: "http /healthz", url: "/healthz", status: [200], timeoutSeconds: 60 },
          {
            kind: "http",
            name: "version",
            url: "https://api.example.org/version",
            status: [200, 204],
            contains: '"version"',
            timeoutSeconds: 30,
          },
          { kind: "tcp", name: "tcp staging.internal:5672", host: "staging.internal", port: 5672, timeoutSeconds: 60 },
          {
            kind: "command",
            name: "python scripts/smoke.py --quick",
            command: ["python", "scripts/smoke.py", "--quick"],
            timeoutSeconds: 60,
          },
        ],
        tests: {
          run: { kind: "service", service: "integration-tests" },
          junit: "/reports/junit.xml",
          timeoutSeconds: 1200,
        },
        variables: {},
        secrets: {
          DB_PASSWORD: { kind: "environment", variable: "DB_PASSWORD" },
          OPENAI_API_KEY: { kind: "environment", variable: "OPENAI_API_KEY" },
        },
        state: {},
        hooks: {},
        sourceMounts: "drop",
        lease: { expirySeconds: 30, waitSeconds: 900 },
      },
      {
        name: "production",
        branch: "main",
        target: { kind: "compose", directory: "/srv/ai-playground" },
        composeFiles: ["docker-compose.yml", "docker-compose.prod.yml"],
        envFiles: [".env.prod"],
        project: "ai-playground",
        profiles: ["monitoring"],
        url: "https://play.example.org",
        gates: {
          requires: ["staging"],
          signOff: { by: ["anna", "bruno"] },
          approval: {
            through: "issue",
            by: ["anna", "bruno", "carla"],
            count: 2,
            authors: "refuse",
            expiresSeconds: 172_800,
          },
          soakSeconds: 7200,
          freeze,
        },
        checks: [{ kind: "http", name: "http /healthz", url: "/healthz", status: [200], timeoutSeconds: 60 }],
        tests: {
          run: { kind: "command", command: ["pytest", "tests/production", "--junitxml=reports/junit.xml"] },
          junit: "reports/junit.xml",
          timeoutSeconds: 900,
        },
        variables: { PUBLIC_HOST: "play.example.org", WORKERS: "8" },
        secrets: {
          DB_PASSWORD: { kind: "file", file: ".secrets/prod/db-password" },
          OPENAI_API_KEY: { kind: "environment", variable: "PROD_OPENAI_API_KEY" },
        },
        state: { "./data/media": "/srv/ai-playground/media" },
        hooks: {
          "before-deploy": { command: ["python", "scripts/announce.py", "--begin"], timeoutSeconds: 300 },
          "after-switch": { command: ["npm", "run", "warm-cache"], timeoutSeconds: 120 },
          "on-failure": { command: ["python", "scripts/announce.py", "--failed"], timeoutSeconds: 300 },
        },
        sourceMounts: "drop",
        lease: { expirySeconds: 30, waitSeconds: 900 },
      },
    ],
    build: {
      platforms: ["linux/amd64", "linux/arm64"],
      cache: { mode: "registry" },
      provenance: "auto",
      sbom: "off",
      secrets: { "npm-token": { kind: "environment", variable: "NPM_TOKEN" } },
      rebuild: "weekly",
    },
    images: {
      frontend: { test: { kind: "stage", target: "unit" }, platforms: ["linux/amd64"] },
      "auth-service": { test: { kind: "command", command: ["python", "manage.py", "test"] } },
      "rag-service": { test: { kind: "none" } },
    },
    services: {
      "postgres-auth": {
        stateful: true,
        tasks: [],
        ready: { kind: "tcp", port: 5432 },
        after: [],
      },
      "auth-service": {
        tasks: [
          { name: "migrate", command: ["python", "manage.py", "migrate", "--no-input"], timeoutSeconds: 600 },
          { name: "seed", command: ["sh", "-c", 'test "$SEED" != 1 || python manage.py seed'], timeoutSeconds: 300 },
        ],
        ready: { kind: "http", port: 8000, path: "/readyz", status: [200] },
        startSeconds: 180,
        after: ["rabbitmq"],
      },
      rabbitmq: {
        tasks: [],
        ready: { kind: "command", command: ["rabbitmq-diagnostics", "-q", "ping"] },
        after: [],
      },
      gateway: {
        tasks: [],
        ready: { kind: "http", port: 8080, path: "/", status: [200, 301] },
        after: [],
        strategy: "recreate",
        drainSeconds: 30,
        gateway: "nginx",
      },
    },
  });
});
