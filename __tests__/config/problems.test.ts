import { describe, expect, test } from "@jest/globals";
import { loadConfig } from "../../src/config/load-config.ts";
import { line, problemLines } from "../support/problems.ts";
import { tree } from "../support/tree.ts";

type Row = { name: string; yaml: string; problems: string[] };

const compose = { "docker-compose.yml": "name: shop\nservices: {}\n", "docker-compose.prod.yml": "services: {}\n" };

const rows: Row[] = [
  {
    name: "broken YAML is one problem",
    yaml: "app: shop\nenvironments: [a\nbuild: {\n",
    problems: [
      "aip-deploy.yml:3:1: is not valid YAML: Flow sequence in block collection must be sufficiently indented and end with a ]",
    ],
  },
  {
    name: "every key that is given twice",
    yaml: "app: shop\napp: shop\nbuild:\n  rebuild: never\n  rebuild: weekly\n",
    problems: ["aip-deploy.yml:2:1: app is given twice", "aip-deploy.yml:5:3: rebuild is given twice"],
  },
  {
    name: "an alias without its anchor",
    yaml: "app: *name\n",
    problems: ["aip-deploy.yml:1:6: the alias *name names an anchor that does not exist"],
  },
  { name: "no map at all", yaml: "shop\n", problems: ['aip-deploy.yml:1:1: must be a map of options, got "shop"'] },
  {
    name: "unknown keys at every level, all of them",
    yaml: [
      "appp: shop",
      "environments:",
      "  production:",
      "    check: []",
      "    gates: { aproval: true, freeze: { zone: UTC, untill: x } }",
      "    target: { kind: compose, dir: /srv }",
      "    tests: { sevice: e2e }",
      "services:",
      "  api: { Ready: [true], tasks: { migrate: { comand: x } } }",
    ].join("\n"),
    problems: [
      'aip-deploy.yml:1:1: appp: unknown option → did you mean "app"?',
      'aip-deploy.yml:4:5: environments.production.check: unknown option → did you mean "checks"?',
      'aip-deploy.yml:5:14: environments.production.gates.aproval: unknown option → did you mean "approval"?',
      "aip-deploy.yml:5:50: environments.production.gates.freeze.untill: unknown option → known: days, from, to, zone, reason",
      'aip-deploy.yml:6:30: environments.production.target.dir: unknown option → did you mean "directory"?',
      'aip-deploy.yml:7:14: environments.production.tests.sevice: unknown option → did you mean "service"?',
      'aip-deploy.yml:9:10: services.api.Ready: unknown option → did you mean "ready"?',
      "aip-deploy.yml:9:43: services.api.tasks.migrate.command: is required",
      'aip-deploy.yml:9:45: services.api.tasks.migrate.comand: unknown option → did you mean "command"?',
    ],
  },
  {
    name: "hooks that nobody knows, and commands that are none",
    yaml: [
      "environments:",
      "  production:",
      "    hooks:",
      "      pre-deploy: ./scripts/warm.sh",
      "      after-deploys: ./scripts/warm.sh",
      '      before-deploy: ""',
      '      before-switch: "  "',
      '      after-switch: [""]',
      "      after-deploy: { command: [], timeout: 0s }",
      "      on-failure: cat < /dev/null",
    ].join("\n"),
    problems: [
      "aip-deploy.yml:4:7: environments.production.hooks.pre-deploy: unknown hook → known: before-deploy, before-switch, after-switch, after-deploy, on-failure",
      'aip-deploy.yml:5:7: environments.production.hooks.after-deploys: unknown hook → did you mean "after-deploy"?',
      'aip-deploy.yml:6:22: environments.production.hooks.before-deploy: must not be empty, got ""',
      'aip-deploy.yml:7:22: environments.production.hooks.before-switch: the command is empty → write the command as a list; with a shell: [sh, -c, "…"]',
      "aip-deploy.yml:8:21: environments.production.hooks.after-switch: the command is empty",
      "aip-deploy.yml:9:32: environments.production.hooks.after-deploy.command: must not be empty, got a list",
      'aip-deploy.yml:9:45: environments.production.hooks.after-deploy.timeout: must be a duration longer than nothing, such as 30s, 10m, 2h or 1d, got "0s"',
      'aip-deploy.yml:10:19: environments.production.hooks.on-failure: < means something only to a shell, and none runs this command → write the command as a list; with a shell: [sh, -c, "…"]',
    ],
  },
  {
    name: "what was got instead of what was meant",
    yaml: [
      "app: My Shop",
      "environments:",
      "  production:",
      "    branch: release/*",
      "    profiles: 3",
      "    source-mounts: kep",
      "    variables: { 1A: x, B: [y] }",
      "    checks: [{ http: /healthz, status: 99, timeout: 0s }]",
      "    gates: { soak: soon, approval: 0 }",
      "  Prod: {}",
      "build: { cache: redis, platforms: [linux], provenance: on }",
      "images: { api: { test: make test } }",
      "services: { db: { ready: postgres, stateful: 1, strategy: rolling } }",
    ].join("\n"),
    problems: [
      'aip-deploy.yml:1:6: app: must be lower case letters, digits and dashes, got "My Shop"',
      'aip-deploy.yml:4:13: environments.production.branch: must be the name of one branch, got "release/*"',
      "aip-deploy.yml:5:15: environments.production.profiles: must be a profile or a list of them, got 3",
      'aip-deploy.yml:6:20: environments.production.source-mounts: must be drop or keep, got "kep" → did you mean "keep"?',
      "aip-deploy.yml:7:18: environments.production.variables.1A: must be a name of letters, digits and _",
      "aip-deploy.yml:7:28: environments.production.variables.B: must be a text, a number or a boolean, got a list",
      "aip-deploy.yml:8:40: environments.production.checks[0].status: must be at least 100, got 99",
      'aip-deploy.yml:8:53: environments.production.checks[0].timeout: must be a duration longer than nothing, such as 30s, 10m, 2h or 1d, got "0s"',
      'aip-deploy.yml:9:20: environments.production.gates.soak: must be a duration such as 30s, 10m, 2h or 1d, got "soon"',
      "aip-deploy.yml:9:36: environments.production.gates.approval: must be at least 1, got 0",
      "aip-deploy.yml:10:3: environments.Prod: must be lower case letters, digits and dashes",
      'aip-deploy.yml:11:17: build.cache: must be registry, gha, local or none, got "redis" → known: registry, gha, local, none',
      'aip-deploy.yml:11:36: build.platforms[0]: must be a platform such as linux/amd64, got "linux"',
      'aip-deploy.yml:11:56: build.provenance: must be auto or off, got "on" → known: auto, off',
      'aip-deploy.yml:12:24: images.api.test: must be the name of a Dockerfile stage; a command is written as a list, got "make test"',
      'aip-deploy.yml:13:26: services.db.ready: must be http://:PORT/path or tcp://:PORT; a command is written as a list, got "postgres"',
      "aip-deploy.yml:13:46: services.db.stateful: must be true or false, got 1",
      'aip-deploy.yml:13:59: services.db.strategy: must be roll or recreate, got "rolling" → did you mean "roll"?',
    ],
  },
  {
    name: "targets that do not exist",
    yaml: "environments:\n  staging: { target: nomad, compose-files: docker-compose.yml }\n  production: { target: { kind: compos } }\n",
    problems: [
      'aip-deploy.yml:2:22: environments.staging.target: is not a kind of target that this version knows, got "nomad" → known: compose, kubernetes, argocd',
      'aip-deploy.yml:3:33: environments.production.target.kind: is not a kind of target that this version knows, got "compos" → did you mean "compose"?',
    ],
  },
  {
    name: "a target without its kind, and options of another one",
    yaml: [
      "environments:",
      "  dev: { target: { host: ssh://a } }",
      "  staging: { target: { kind: kubernetes, host: ssh://a, namespace: Shop, secrets: { app: { ' ': { env: A } } } } }",
      "  production: { target: { kind: helm } }",
    ].join("\n"),
    problems: [
      "aip-deploy.yml:2:18: environments.dev.target.kind: is required",
      "aip-deploy.yml:3:22: environments.staging.target.overlay: there is no folder k8s/overlays/staging",
      "aip-deploy.yml:3:42: environments.staging.target.host: unknown option → known: kind, overlay, namespace, context, kubeconfig, secrets",
      'aip-deploy.yml:3:68: environments.staging.target.namespace: must be a namespace: lower case letters, digits and -, got "Shop"',
      'aip-deploy.yml:3:92: environments.staging.target.secrets.app[" "]: must be the key of a Secret: letters, digits, -, _ and .',
      "aip-deploy.yml:4:25: environments.production.target.chart: is required",
      "aip-deploy.yml:4:25: environments.production.target.images: is required",
    ],
  },
  {
    name: "an Application that cannot be, and no source for its token",
    yaml: [
      "environments:",
      "  staging: { target: { kind: argocd, application: Shop, chart: a } }",
      "  production: { target: { kind: argocd, overlay: deploy, token: {} } }",
    ].join("\n"),
    problems: [
      "aip-deploy.yml:2:22: environments.staging.target.overlay: there is no folder k8s/overlays/staging",
      'aip-deploy.yml:2:51: environments.staging.target.application: must be the name of an Application: lower case letters, digits and -, got "Shop"',
      "aip-deploy.yml:2:57: environments.staging.target.chart: unknown option → known: kind, overlay, application, application-namespace, repository, token, namespace, context, kubeconfig, secrets",
      "aip-deploy.yml:3:50: environments.production.target.overlay: there is no folder deploy",
      "aip-deploy.yml:3:65: environments.production.target.token: must have one source: env or file",
    ],
  },
  {
    name: "overlays and charts that are not there",
    yaml: "environments:\n  staging: { target: kubernetes }\n  production: { target: { kind: helm, chart: ./chart/, values: v.yaml, images: { web: image } } }\n",
    problems: [
      "aip-deploy.yml:2:22: environments.staging.target.overlay: there is no folder k8s/overlays/staging",
      "aip-deploy.yml:3:46: environments.production.target.chart: there is no folder chart",
      "aip-deploy.yml:3:64: environments.production.target.values: there is no file v.yaml",
    ],
  },
  {
    name: "hosts that cannot be",
    yaml: [
      "environments:",
      "  dev: { branch: a, target: { kind: compose, host: ssh://-oProxyCommand=x } }",
      "  staging: { branch: b, target: { kind: compose, host: 'ssh://a', hosts: ['ssh://b', 'ssh://b'], key: {} } }",
      "  production: { branch: c, target: { kind: compose, key: { env: K }, batch: 2 } }",
    ].join("\n"),
    problems: [
      'aip-deploy.yml:2:52: environments.dev.target.host: must be a host such as ssh://deploy@app.example.org or ssh://deploy@10.0.0.5:2222, got "ssh://-oProxyCommand=x"',
      "aip-deploy.yml:3:50: environments.staging.target.host: is the same as hosts; give one of them",
      "aip-deploy.yml:3:74: environments.staging.target.hosts: b is given twice",
      "aip-deploy.yml:3:103: environments.staging.target.key: must have one source: env or file",
      "aip-deploy.yml:4:53: environments.production.target.key: belongs to hosts, and there are none",
      "aip-deploy.yml:4:70: environments.production.target.batch: belongs to hosts, and there are none",
    ],
  },
  {
    name: "an option without a value",
    yaml: "environments:\n  production:\n    url:\n    checks:\n",
    problems: [
      "aip-deploy.yml:3:9: environments.production.url: must be a text, got nothing",
      "aip-deploy.yml:4:12: environments.production.checks: must be a list, got nothing",
    ],
  },
  {
    name: "two environments on one branch",
    yaml: "environments:\n  dev: { branch: main }\n  production:\n    branch: main\n",
    problems: [
      "aip-deploy.yml:4:13: environments.production.branch: the branch main belongs to the environment dev already → a push deploys to one environment; promote the release to the next one instead",
    ],
  },
  {
    name: "an environment that no convention gives a branch",
    yaml: "environments:\n  qa: {}\n",
    problems: [
      "aip-deploy.yml:2:7: environments.qa.branch: is required → only dev, staging and production have a branch by convention",
    ],
  },
  {
    name: "requires an environment that does not exist",
    yaml: "environments:\n  staging: {}\n  production: { gates: { requires: [stagin, qa] } }\n",
    problems: [
      'aip-deploy.yml:3:36: environments.production.gates.requires: there is no environment "stagin" → did you mean "staging"?',
      'aip-deploy.yml:3:36: environments.production.gates.requires: there is no environment "qa" → known: staging',
    ],
  },
  {
    name: "requires goes round in a circle",
    yaml: [
      "environments:",
      "  dev: { gates: { requires: production } }",
      "  staging: {}",
      "  production: {}",
      "  qa: { branch: qa, gates: { requires: qa } }",
    ].join("\n"),
    problems: [
      "aip-deploy.yml:2:29: environments.dev.gates.requires: goes round in a circle: dev → production → staging → dev",
      "aip-deploy.yml:5:40: environments.qa.gates.requires: goes round in a circle: qa → qa",
    ],
  },
  {
    name: "gates that cannot open",
    yaml: "environments:\n  production:\n    gates:\n      sign-off: true\n      approval: { by: [anna, anna], count: 2 }\n",
    problems: [
      "aip-deploy.yml:4:17: environments.production.gates.sign-off: a sign-off is given on the environments in `requires`, and there is none",
      "aip-deploy.yml:5:44: environments.production.gates.approval.count: asks for 2 approvals, but only 1 person may approve",
    ],
  },
  {
    name: "reviewers of an environment, who are one",
    yaml: "environments:\n  production:\n    gates:\n      approval: { through: environment, by: [anna, org/ops], count: 3 }\n",
    problems: [
      "aip-deploy.yml:4:69: environments.production.gates.approval.count: asks for 3 approvals, but GitHub lets a run go on after one reviewer's → through: issue counts them",
    ],
  },
  {
    name: "freeze windows",
    yaml: [
      "environments:",
      "  production:",
      "    gates:",
      "      freeze:",
      "        - { days: fri, from: '18:00', to: '18:00', zone: Europe/Rome }",
      "        - { days: [mon, sat], zone: Europe/Roma }",
      "        - { zone: +02:00 }",
      "  staging:",
      "    gates: { freeze: [{ days: friday, from: 9:00, zone: Rome }, { days: [mon, tu] }] }",
    ].join("\n"),
    problems: [
      "aip-deploy.yml:5:43: environments.production.gates.freeze[0].to: the window ends when it starts, at 18:00",
      'aip-deploy.yml:6:37: environments.production.gates.freeze[1].zone: there is no time zone "Europe/Roma" → did you mean "Europe/Rome"?',
      'aip-deploy.yml:7:19: environments.production.gates.freeze[2].zone: there is no time zone "+02:00" → an IANA name such as Europe/Rome',
      'aip-deploy.yml:9:31: environments.staging.gates.freeze[0].days: must be a weekday: mon, tue, wed, thu, fri, sat, sun, got "friday" → did you mean "fri"?',
      'aip-deploy.yml:9:45: environments.staging.gates.freeze[0].from: must be a time from "00:00" to "23:59", got "9:00"',
      "aip-deploy.yml:9:65: environments.staging.gates.freeze[1].zone: is required",
      'aip-deploy.yml:9:79: environments.staging.gates.freeze[1].days[1]: must be a weekday: mon, tue, wed, thu, fri, sat, sun, got "tu" → did you mean "tue"?',
    ],
  },
  {
    name: "addresses",
    yaml: [
      "registry: https://ghcr.io/Org/shop:latest",
      "environments:",
      "  production:",
      "    url: localhost:8080",
      "    checks: [{ http: healthz }, { tcp: db }, { tcp: 'db:99999' }]",
    ].join("\n"),
    problems: [
      'aip-deploy.yml:1:11: registry: must be a registry and a path, got "https://ghcr.io/Org/shop:latest" → lower case, without https:// and without a tag, such as ghcr.io/org/app',
      'aip-deploy.yml:4:10: environments.production.url: must be a full URL, got "localhost:8080" → such as https://localhost:8080',
      'aip-deploy.yml:5:22: environments.production.checks[0].http: must be a full URL or a path that starts with /, got "healthz"',
      'aip-deploy.yml:5:40: environments.production.checks[1].tcp: must be host:port, got "db"',
      "aip-deploy.yml:5:53: environments.production.checks[2].tcp: a port is a number from 1 to 65535, got 99999",
    ],
  },
  {
    name: "one thing or the other",
    yaml: [
      "environments:",
      "  production:",
      "    tests: { service: e2e, command: [make, e2e] }",
      "    checks: [{ http: /, tcp: 'db:1' }, { name: x }, { tcp: 'db:5432', status: 200 }, { tcp: 'db:5432' }]",
      "    secrets: { A: { vault: x }, B: { env: B, file: b }, C: {} }",
      "    env-file: .env",
      "    env-files: .env",
      "build: { cache: { mode: gha, directory: /tmp/cache }, secrets: { npm: {} } }",
      "images: { api: { test: {} } }",
      "services: { api: { after: [db, api] } }",
    ].join("\n"),
    problems: [
      "aip-deploy.yml:3:12: environments.production.tests: must have one of service and command",
      "aip-deploy.yml:4:14: environments.production.checks[0]: must have one of http, tcp and command",
      "aip-deploy.yml:4:40: environments.production.checks[1]: must have one of http, tcp and command",
      "aip-deploy.yml:4:71: environments.production.checks[2].status: belongs to http only",
      'aip-deploy.yml:4:86: environments.production.checks[3]: there is a check "tcp db:5432" already',
      "aip-deploy.yml:5:21: environments.production.secrets.A.vault: unknown secret source → known: env, file",
      "aip-deploy.yml:5:36: environments.production.secrets.B: must have one source: env or file",
      "aip-deploy.yml:5:60: environments.production.secrets.C: must have one source: env or file",
      "aip-deploy.yml:6:5: environments.production.env-file: is the same as env-files; give one of them",
      "aip-deploy.yml:8:30: build.cache.directory: belongs to mode local, not to gha",
      "aip-deploy.yml:8:71: build.secrets.npm: must have one source: env or file",
      "aip-deploy.yml:9:24: images.api.test: must have one of stage and command",
      "aip-deploy.yml:10:27: services.api.after: a service cannot wait for itself",
    ],
  },
  {
    name: "state outside of the repository",
    yaml: "environments:\n  production:\n    state: { ../media: /srv/media, /data: /srv/data, media: srv }\n",
    problems: [
      'aip-deploy.yml:3:14: environments.production.state["../media"]: must be a path inside the repository → other bind mounts stay where they are and need no mention',
      'aip-deploy.yml:3:36: environments.production.state["/data"]: must be a path inside the repository → other bind mounts stay where they are and need no mention',
      'aip-deploy.yml:3:61: environments.production.state.media: must be an absolute path on the host, got "srv"',
    ],
  },
  {
    name: "commands that need a shell",
    yaml: [
      "services:",
      "  api:",
      "    tasks:",
      "      migrate: python manage.py migrate && echo done",
      '      seed: { command: "python \'manage.py" }',
    ].join("\n"),
    problems: [
      'aip-deploy.yml:4:16: services.api.tasks.migrate: & means something only to a shell, and none runs this command → write the command as a list; with a shell: [sh, -c, "…"]',
      'aip-deploy.yml:5:24: services.api.tasks.seed.command: the quote \' is not closed → write the command as a list; with a shell: [sh, -c, "…"]',
    ],
  },
  {
    name: "interpolation without a value, or where there is none",
    yaml: [
      "registry: ${REGISTRY}/shop",
      "environments:",
      "  production:",
      "    branch: ${BRANCH}",
      "    url: https://${HOST}",
      "    variables: { TAG: '${TAG}-$${LITERAL}' }",
      "    checks: [{ http: 'https://${HOST}/' }, { command: [sh, -c, 'echo ${HOME}'] }]",
      "    secrets: { KEY: { file: '.secrets/${STAGE}/key' } }",
    ].join("\n"),
    problems: [
      "aip-deploy.yml:1:11: registry: ${REGISTRY} has no value → set the environment variable REGISTRY",
      "aip-deploy.yml:4:13: environments.production.branch: ${NAME} is not replaced here → only in registry, and in url and variables of an environment",
      "aip-deploy.yml:5:10: environments.production.url: ${HOST} has no value → set the environment variable HOST",
      "aip-deploy.yml:6:23: environments.production.variables.TAG: ${TAG} has no value → set the environment variable TAG",
      "aip-deploy.yml:7:22: environments.production.checks[0].http: ${NAME} is not replaced here → only in registry, and in url and variables of an environment",
      "aip-deploy.yml:8:29: environments.production.secrets.KEY.file: ${NAME} is not replaced here → only in registry, and in url and variables of an environment",
    ],
  },
  {
    name: "Compose files that are not there",
    yaml: [
      "environments:",
      "  dev: { compose-files: docker-compose.yaml }",
      "  production: { compose-files: [docker-compose.yml, deploy/prod.yml] }",
    ].join("\n"),
    problems: [
      'aip-deploy.yml:2:25: environments.dev.compose-files: there is no file docker-compose.yaml → did you mean "docker-compose.yml"?',
      "aip-deploy.yml:3:53: environments.production.compose-files[1]: there is no file deploy/prod.yml",
    ],
  },
  {
    name: "a mistake in an anchor, once for each use",
    yaml: [
      "x-gates: &gates { soack: 1h }",
      "x-base: &base",
      "  gates: *gates",
      "environments:",
      "  production:",
      "    <<: *base",
      "    branch: main",
      "  staging: *base",
    ].join("\n"),
    problems: [
      'aip-deploy.yml:1:19: environments.production.gates.soack: unknown option → did you mean "soak"?',
      'aip-deploy.yml:1:19: environments.staging.gates.soack: unknown option → did you mean "soak"?',
    ],
  },
  {
    name: "no environment",
    yaml: "environments: {}\n",
    problems: ["aip-deploy.yml:1:15: environments: must name at least one environment"],
  },
];

describe("a configuration that is wrong", () => {
  test.each(rows)("$name", async ({ yaml, problems }) => {
    const root = tree({ ...compose, "aip-deploy.yml": yaml });
    expect(await problemLines(() => loadConfig({ root }))).toEqual(problems);
  });

  test("a hook at whose path nothing can be started is told of, and stops nobody", async () => {
    const hooks =
      "{ before-deploy: scripts/warm.sh --all, after-deploy: npm run purge, on-failure: [./scripts/tel.sh] }";
    const root = tree({
      ...compose,
      "aip-deploy.yml": `app: shop\nenvironments:\n  production:\n    hooks: ${hooks}\n`,
      "scripts/warm.sh": "",
      "scripts/tell.sh": "",
    });
    expect((await loadConfig({ root })).warnings.map(line)).toEqual([
      'aip-deploy.yml:4:93: environments.production.hooks.on-failure: there is no file ./scripts/tel.sh → did you mean "./scripts/tell.sh"?',
      "aip-deploy.yml:4:29: environments.production.hooks.before-deploy: scripts/warm.sh may not be executed → chmod +x scripts/warm.sh, and for git: git update-index --chmod=+x scripts/warm.sh",
    ]);
  });

  test("names the file that should have been read", async () => {
    const root = tree({ ...compose, "deploy.yml": "app: shop\n" });
    const lines = await problemLines(() => loadConfig({ root, file: "deploi.yml" }));
    expect(lines).toEqual([
      `deploi.yml: cannot be read: ENOENT: no such file or directory, open '${root}/deploi.yml' → did you mean "deploy.yml"?`,
    ]);
  });

  test("says when there is nothing to deploy", async () => {
    const root = tree({ "README.md": "" });
    await expect(loadConfig({ root })).rejects.toMatchObject({ code: "config.missing" });
    expect(await problemLines(() => loadConfig({ root }))).toEqual([
      `there is no Compose file in ${root} → add a docker-compose.yml, or name the files in aip-deploy.yml under environments.<name>.compose-files`,
    ]);
  });
});
