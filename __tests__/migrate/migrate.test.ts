import { describe, expect, test } from "@jest/globals";
import { manifestsOf } from "../../src/migrate/migrate.ts";
import { anApp, anEnvironmentOf, captured, migrated, read } from "./app.ts";

/** The part of a Deployment, a StatefulSet or a Job that every one of its pods has. */
function podOf(object: Record<string, unknown>) {
  const { spec } = object as { spec: { template: { spec: Record<string, unknown> } } };
  return spec.template.spec as { containers: Record<string, unknown>[]; [key: string]: unknown };
}

function containerOf(object: Record<string, unknown>) {
  return podOf(object).containers[0] ?? {};
}

describe("a service", () => {
  const { files, said } = migrated(
    `services:
  web:
    build: {context: /shop/web}
    image: ghcr.io/acme/shop/web
    command: [serve, --price, $$5, "$$(date)"]
    environment: {MODE: fast, PORT: "8000"}
    labels: {aip-deploy.ready: "http://:8000/readyz"}
    stop_grace_period: 20s
`,
    { repositoryOf: { web: "ghcr.io/acme/shop/web" } },
  );

  test("is a Deployment, a Service and a ConfigMap, with nothing that Kubernetes would replace", () => {
    expect(files["base/web/deployment.yaml"]).toBe(`apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
  labels:
    app.kubernetes.io/name: web
    app.kubernetes.io/part-of: shop
  annotations:
    aip-deploy.wave: "0"
spec:
  replicas: 1
  progressDeadlineSeconds: 180
  selector:
    matchLabels:
      app.kubernetes.io/name: web
  strategy:
    type: RollingUpdate
    rollingUpdate:
      maxSurge: 1
      maxUnavailable: 0
  template:
    metadata:
      labels:
        app.kubernetes.io/name: web
        app.kubernetes.io/part-of: shop
    spec:
      automountServiceAccountToken: false
      securityContext:
        seccompProfile:
          type: RuntimeDefault
      terminationGracePeriodSeconds: 25
      containers:
        - name: web
          image: ghcr.io/acme/shop/web
          args:
            - serve
            - --price
            - $5
            - $$(date)
          envFrom:
            - configMapRef:
                name: web
          ports:
            - name: http
              containerPort: 8000
          startupProbe:
            httpGet:
              path: /readyz
              port: 8000
            periodSeconds: 2
            timeoutSeconds: 5
            failureThreshold: 60
          readinessProbe:
            httpGet:
              path: /readyz
              port: 8000
            periodSeconds: 10
            timeoutSeconds: 5
            failureThreshold: 3
          lifecycle:
            preStop:
              sleep:
                seconds: 5
`);
    expect(files["base/web/service.yaml"]).toBe(`apiVersion: v1
kind: Service
metadata:
  name: web
  labels:
    app.kubernetes.io/name: web
    app.kubernetes.io/part-of: shop
spec:
  selector:
    app.kubernetes.io/name: web
  ports:
    - name: http
      port: 8000
      targetPort: 8000
`);
    expect(files["base/web/kustomization.yaml"]).toBe(`apiVersion: kustomize.config.k8s.io/v1beta1
kind: Kustomization
resources:
  - deployment.yaml
  - service.yaml
configMapGenerator:
  - name: web
    literals:
      - MODE=fast
      - PORT=8000
`);
  });

  test("stands in the base, which the overlay has with the namespace", () => {
    expect(Object.keys(files)).toEqual([
      "base/kustomization.yaml",
      "base/web/deployment.yaml",
      "base/web/kustomization.yaml",
      "base/web/service.yaml",
      "namespaces.yaml",
      "overlays/dev/kustomization.yaml",
    ]);
    expect(files["overlays/dev/kustomization.yaml"]).toBe(`apiVersion: kustomize.config.k8s.io/v1beta1
kind: Kustomization
namespace: shop-dev
resources:
  - ../../base
`);
    expect(files["namespaces.yaml"]).toBe("apiVersion: v1\nkind: Namespace\nmetadata:\n  name: shop-dev\n");
  });

  test("needs little of a person", () => {
    expect(said).toEqual(["look nothing restarts a container that hangs"]);
  });

  test("gives the same text every time", () => {
    const text = "services: {b: {image: x:1}, a: {image: y:1}}";
    expect(migrated(text).files).toEqual(migrated(text).files);
  });
});

test("the first of what Compose and Kubernetes both say: user, capabilities, read-only, groups, hosts, platform", () => {
  const { object } = migrated(`services:
  web:
    image: nginx:1.30
    user: "10001:10002"
    read_only: true
    cap_drop: [ALL]
    cap_add: [CAP_CHOWN]
    security_opt: ["no-new-privileges:true"]
    group_add: ["20"]
    sysctls: {net.ipv4.ip_unprivileged_port_start: "80"}
    extra_hosts: ["db.local=10.0.0.9"]
    platform: linux/arm64
    pull_policy: always
    working_dir: /srv
    entrypoint: [/start]
    tmpfs: [/tmp, "/cache:size=16m,mode=1777"]
    shm_size: "67108864"
    deploy: {replicas: 3, resources: {limits: {cpus: 0.5, memory: "268435456"}, reservations: {memory: "67108864"}}}
`);
  const deployment = object("infrastructure/nginx/deployment.yaml");
  expect(deployment).toMatchObject({ spec: { replicas: 3 } });
  expect(podOf(deployment)).toMatchObject({
    nodeSelector: { "kubernetes.io/arch": "arm64" },
    hostAliases: [{ ip: "10.0.0.9", hostnames: ["db.local"] }],
    securityContext: {
      runAsNonRoot: true,
      runAsUser: 10001,
      runAsGroup: 10002,
      supplementalGroups: [20],
      sysctls: [{ name: "net.ipv4.ip_unprivileged_port_start", value: "80" }],
    },
    volumes: [
      { name: "tmp", emptyDir: { medium: "Memory" } },
      { name: "tmp-cache", emptyDir: { medium: "Memory", sizeLimit: "16Mi" } },
      { name: "tmp-dev-shm", emptyDir: { medium: "Memory", sizeLimit: "64Mi" } },
    ],
  });
  expect(containerOf(deployment)).toMatchObject({
    command: ["/start"],
    workingDir: "/srv",
    imagePullPolicy: "Always",
    resources: { requests: { cpu: "25m", memory: "64Mi" }, limits: { cpu: "500m", memory: "256Mi" } },
    securityContext: {
      allowPrivilegeEscalation: false,
      readOnlyRootFilesystem: true,
      capabilities: { drop: ["ALL"], add: ["CHOWN"] },
    },
  });
});

describe("secrets", () => {
  const text = `services:
  web:
    image: x:1
    environment:
      KEY: __aip-secret-API_KEY-__
      URL: "postgres://web:__aip-secret-DB-__@db/web"
    secrets: [{source: token}, {source: cert, target: /etc/tls/tls.key, mode: "0400"}]
secrets:
  token: {file: /shop/.secrets/dev/token}
  cert: {file: /shop/.secrets/dev/tls_key}
`;
  const { object, files } = migrated(text, {
    secrets: {
      API_KEY: { kind: "environment", variable: "API_KEY" },
      DB: { kind: "file", file: ".secrets/dev/db_password" },
    },
  });

  test("are references to one Secret whose keys are the names of the files", () => {
    const deployment = object("base/web/deployment.yaml");
    expect(containerOf(deployment)["env"]).toEqual([
      { name: "SECRET_DB", valueFrom: { secretKeyRef: { name: "shop-secrets", key: "db_password" } } },
      { name: "KEY", valueFrom: { secretKeyRef: { name: "shop-secrets", key: "API_KEY" } } },
      { name: "URL", value: "postgres://web:$(SECRET_DB)@db/web" },
    ]);
    expect(podOf(deployment)["volumes"]).toEqual([
      {
        name: "secrets-etc-tls",
        secret: { secretName: "shop-secrets", items: [{ key: "tls_key", path: "tls.key", mode: 0o400 }] },
      },
      { name: "secrets", secret: { secretName: "shop-secrets", items: [{ key: "token", path: "token" }] } },
    ]);
    expect(containerOf(deployment)["volumeMounts"]).toEqual([
      { name: "secrets-etc-tls", mountPath: "/etc/tls/tls.key", subPath: "tls.key", readOnly: true },
      { name: "secrets", mountPath: "/run/secrets", readOnly: true },
    ]);
  });

  test("are in no ConfigMap, and nowhere as a placeholder", () => {
    expect(Object.values(files).join("")).not.toContain("__aip-secret");
    expect(Object.values(files).join("")).not.toContain("configMapRef");
  });
});

describe("what keeps data", () => {
  const { object, said } = migrated(`services:
  orders_db:
    image: postgres:17
    volumes: [{type: volume, source: orders_data, target: /var/lib/postgresql/data}]
  web:
    image: x:1
    environment:
      DATABASE_URL: postgresql://orders_db@orders_db:5432/orders_db
      DB_HOST: orders_db
      SCHEMA: orders_db
    volumes: [{type: volume, source: media, target: /media}]
    depends_on: {orders_db: {condition: service_healthy}}
  worker:
    image: x:1
    volumes: [{type: volume, source: media, target: /media}, {type: volume, source: cache, target: /cache}]
volumes: {orders_data: {}, media: {}, cache: {}}
`);

  test("is a StatefulSet with a claim of its own, below infrastructure", () => {
    expect(object("infrastructure/postgres/statefulset.yaml")).toMatchObject({
      metadata: { name: "orders-db" },
      spec: {
        serviceName: "orders-db",
        volumeClaimTemplates: [{ metadata: { name: "orders-data" }, spec: { accessModes: ["ReadWriteOnce"] } }],
      },
    });
    expect(containerOf(object("infrastructure/postgres/statefulset.yaml"))["volumeMounts"]).toEqual([
      { name: "orders-data", mountPath: "/var/lib/postgresql/data", subPath: "data" },
    ]);
    expect(object("infrastructure/postgres/service.yaml")).toMatchObject({ spec: { ports: [{ port: 5432 }] } });
  });

  test("of several services is one claim that many may write; of one, that service is not rolled", () => {
    expect(object("base/volumes/media.yaml")).toMatchObject({ spec: { accessModes: ["ReadWriteMany"] } });
    expect(object("base/volumes/cache.yaml")).toMatchObject({ spec: { accessModes: ["ReadWriteOnce"] } });
    expect(object("base/web/deployment.yaml")).toMatchObject({ spec: { strategy: { type: "RollingUpdate" } } });
    expect(object("base/worker/deployment.yaml")).toMatchObject({ spec: { strategy: { type: "Recreate" } } });
  });

  test("has a name without underscores, and addresses follow it", () => {
    expect(object("base/web/kustomization.yaml")["configMapGenerator"]).toEqual([
      {
        name: "web",
        literals: [
          "DATABASE_URL=postgresql://orders_db@orders-db:5432/orders_db",
          "DB_HOST=orders-db",
          "SCHEMA=orders_db",
        ],
      },
    ]);
    expect(said).toContain('look compose.yml:10: SCHEMA is "orders_db", which is also a service\'s name (web)');
  });
});

describe("what is done once", () => {
  const { object, files } = migrated(
    `services:
  db: {image: postgres:17}
  web:
    build: {context: /shop/web}
    image: r/web
    labels: {aip-deploy.task.migrate: python manage.py migrate, aip-deploy.task.assets: make assets}
    depends_on: {db: {condition: service_healthy}}
  worker:
    build: {context: /shop/web}
    image: r/web
  gateway:
    image: nginx:1.30
    depends_on: {web: {condition: service_started}}
    ports: [{target: 8080, published: "80"}]
  seed:
    image: x:1
    labels: {aip-deploy.one-shot: "true"}
    depends_on: {web: {condition: service_started}}
  e2e:
    image: x:2
    profiles: [test]
    labels: {aip-deploy.tests: /results/junit.xml}
`,
    { repositoryOf: { web: "r/web", worker: "r/web" } },
  );

  const wave = (path: string) => {
    const { metadata } = object(path) as { metadata: { annotations: Record<string, string> } };
    return metadata.annotations["aip-deploy.wave"];
  };

  test("has its turn: tasks one after the other, before all that run the same image", () => {
    expect([
      wave("infrastructure/postgres/statefulset.yaml"),
      wave("base/web/assets-job.yaml"),
      wave("base/web/migrate-job.yaml"),
      wave("base/web/deployment.yaml"),
      wave("base/worker/deployment.yaml"),
      wave("infrastructure/nginx/deployment.yaml"),
      wave("base/seed/job.yaml"),
    ]).toEqual(["0", "1", "2", "3", "3", "4", "4"]);
  });

  test("is a Job that is tried once", () => {
    expect(object("base/web/migrate-job.yaml")).toMatchObject({
      metadata: { name: "web-migrate" },
      spec: { backoffLimit: 0, activeDeadlineSeconds: 600 },
    });
    expect(containerOf(object("base/web/migrate-job.yaml"))).toEqual({
      name: "web",
      image: "r/web",
      args: ["python", "manage.py", "migrate"],
    });
    expect(files["base/seed/service.yaml"]).toBeUndefined();
  });

  test("and is the tests, says so, and is no report's file", () => {
    const tests = object("base/e2e/job.yaml");
    expect(tests).toMatchObject({
      metadata: { annotations: { "aip-deploy.role": "tests" } },
      spec: { activeDeadlineSeconds: 900 },
    });
    expect(JSON.stringify(tests)).not.toContain("junit");
  });
});

describe("the front door", () => {
  const text = `services:
  gateway:
    image: nginx:1.30
    ports: [{target: 8080, published: "80"}]
`;

  test("is an Ingress under the host of the public route", () => {
    const { object } = migrated(text, { config: { url: "https://shop.example/" } });
    expect(object("infrastructure/nginx/ingress.yaml")["spec"]).toEqual({
      tls: [{ hosts: ["shop.example"], secretName: "shop-tls" }],
      rules: [
        {
          host: "shop.example",
          http: {
            paths: [
              { path: "/", pathType: "Prefix", backend: { service: { name: "gateway", port: { number: 8080 } } } },
            ],
          },
        },
      ],
    });
  });

  test("takes every name while nobody knows one", () => {
    const { object, said } = migrated(text, { config: { url: "http://127.0.0.1:80/" } });
    expect(object("infrastructure/nginx/ingress.yaml")["spec"]).toMatchObject({ rules: [{ http: {} }] });
    expect(said).toContain("look compose.yml:4: nothing says under which name users come in (gateway)");
  });
});

test("mounted files become a ConfigMap whose texts lie beside the manifests", () => {
  const { object, files, said } = migrated(
    `services:
  gateway:
    image: nginx:1.30
    volumes:
      - {type: bind, source: /shop/gateway, target: /etc/gateway, read_only: true}
      - {type: bind, source: /shop/init.sh, target: /docker-entrypoint.d/10-init.sh, read_only: true}
    configs: [{source: motd, target: /etc/motd}]
configs: {motd: {content: "hello $$you"}}
`,
    {
      mounts: [
        captured("gateway", "gateway", "/etc/gateway"),
        captured("gateway", "init.sh", "/docker-entrypoint.d/10-init.sh"),
      ],
    },
    {
      "gateway/nginx.conf": "http {\n  resolver 127.0.0.11;\n}\n",
      "gateway/sites/a.conf": "server {}\n",
      "init.sh": { text: "#!/bin/sh\n", executable: true },
    },
  );
  expect(object("infrastructure/nginx/kustomization.yaml")["configMapGenerator"]).toEqual([
    { name: "gateway-files", files: ["files/init.sh", "files/motd", "files/nginx.conf", "files/sites__a.conf"] },
  ]);
  expect(files["infrastructure/nginx/files/motd"]).toBe("hello $you");
  const pod = podOf(object("infrastructure/nginx/deployment.yaml"));
  expect(pod["volumes"]).toEqual([
    { name: "files", configMap: { name: "gateway-files", defaultMode: 0o755 } },
    {
      name: "files-etc-gateway",
      configMap: {
        name: "gateway-files",
        items: [
          { key: "nginx.conf", path: "nginx.conf" },
          { key: "sites__a.conf", path: "sites/a.conf" },
        ],
      },
    },
  ]);
  expect(said).toContain("look gateway/nginx.conf:2: 127.0.0.11 is Docker's name server");
});

describe("several environments", () => {
  const service = (more: string) => `services:
  web:
    image: x:1
    healthcheck: {test: [CMD, "true"], timeout: 5s}
    environment: {LOG: json, ENVIRONMENT: ${more}
`;
  const dev = anEnvironmentOf(
    "dev",
    `${service("dev, DEBUG: '1'}")}    command: [reload]\n  mail: {image: mailhog:1}\n`,
  );
  const staging = anEnvironmentOf("staging", service("staging}").replace("timeout: 5s", "timeout: 3s"));
  const production = anEnvironmentOf(
    "production",
    `${service("prod}")}    read_only: true\n    tmpfs: [/tmp]\n    deploy: {replicas: 3}\n`,
  );
  const { files, object, environments } = read(manifestsOf(anApp([dev, staging, production])));

  test("share a base with what most of them have, and differ in patches", () => {
    expect(environments.map(({ overlay, namespace }) => [overlay, namespace])).toEqual([
      ["dev", "shop-dev"],
      ["staging", "shop-staging"],
      ["prod", "shop-prod"],
    ]);
    expect(object("base/web/deployment.yaml")).toMatchObject({ spec: { replicas: 1 } });
    expect(files["overlays/dev/web.yaml"]).toBe(`apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
spec:
  template:
    spec:
      containers:
        - name: web
          args:
            - reload
`);
    expect(files["overlays/staging/web.yaml"]).toBe(`apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
spec:
  template:
    spec:
      containers:
        - name: web
          startupProbe:
            timeoutSeconds: 3
          readinessProbe:
            timeoutSeconds: 3
`);
    expect(files["overlays/prod/web.yaml"]).toBe(`apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
spec:
  replicas: 3
  template:
    spec:
      volumes:
        - name: tmp
          emptyDir:
            medium: Memory
      containers:
        - name: web
          securityContext:
            readOnlyRootFilesystem: true
          volumeMounts:
            - name: tmp
              mountPath: /tmp
`);
  });

  test("have what only they have in their overlay", () => {
    expect(files["overlays/dev/mail/deployment.yaml"]).toBeDefined();
    expect(files["overlays/dev/kustomization.yaml"]).toBe(`apiVersion: kustomize.config.k8s.io/v1beta1
kind: Kustomization
namespace: shop-dev
resources:
  - ../../base
  - mail
configMapGenerator:
  - name: web
    behavior: merge
    literals:
      - DEBUG=1
      - ENVIRONMENT=dev
patches:
  - path: web.yaml
`);
  });
});
