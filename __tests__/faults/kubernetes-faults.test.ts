// What cannot become good is told with its reason long before a clock runs out, and the release before comes back by the same path.

import { afterAll, afterEach, beforeAll, expect, test } from "@jest/globals";
import type { ReleaseImage } from "../../src/release/release.ts";
import type { KubeObject } from "../../src/targets/kubernetes/cluster/object.ts";
import type { Failure } from "../../src/targets/target.ts";
import { outcomes, type Brought } from "../targets/compose/lab.ts";
import { deployment, job, openLab, service, type Draft, type Lab } from "../targets/kubernetes/lab.ts";

let lab: Lab;
let good: ReleaseImage;

beforeAll(async () => {
  lab = await openLab();
  good = await lab.image("good");
  await lab.bring(await release({}));
}, 3_600_000);

afterAll(async () => {
  await lab.close();
}, 60_000);

async function release(draft: Partial<Draft>, ...others: KubeObject[]) {
  const objects = [deployment("web", { image: "web", ...draft }), service("web"), ...others];
  return await lab.bundle(objects, { images: { web: good } });
}

/** The failed step, without what differs from run to run. */
function failureIn({ steps }: Brought): Failure & { readonly seconds: number } {
  const step = steps.find(({ outcome }) => outcome !== "succeeded");
  const failure = step?.failure ?? { message: "nothing failed", log: [], events: [] };
  const plain = (text: string) =>
    text.replaceAll(/pod web-\w+-\w+ on [\w-]+/g, "POD").replaceAll(/web-\w{5,10}-\w{5}/g, "NAME");
  return { ...failure, message: plain(failure.message), seconds: step?.seconds ?? 0 };
}

/** The pods that serve are those of before, and the way back is one more deployment. */
async function comesBack(): Promise<void> {
  expect(
    await lab.kubectl("get", "endpointslices", "--output=jsonpath={.items[*].endpoints[*].conditions.ready}"),
  ).toContain("true");
  expect(outcomes(await lab.bring(await release({}))).slice(-2)).toEqual([
    "every unit runs the release: succeeded",
    "every Service answers: succeeded",
  ]);
}

afterEach(async () => {
  await comesBack();
}, 120_000);

test("a crash loop is told with its exit code and the last lines, secrets taken out", async () => {
  const command = ["sh", "-c", "echo reading settings; echo a-value-that-nobody-may-see; exit 3"];
  const { message, log, events, seconds } = failureIn(await lab.bring(await release({ command })));
  expect(message).toBe("deployment/web: POD container web ends with exit code 3 again and again");
  expect(log).toEqual(["reading settings", "[secret leak]"]);
  expect(events.join("\n")).toContain("BackOff");
  expect(seconds).toBeLessThan(60);
}, 120_000);

test("an image that is not there is told with what the registry says", async () => {
  const image = `${good.repository.replace("/web", "/nothing")}@${good.digest}`;
  const objects = [deployment("web", { image }), service("web")];
  const { message, hint, seconds } = failureIn(await lab.bring(await lab.bundle(objects)));
  expect(message).toMatch(/^deployment\/web: POD cannot pull .*\/nothing@sha256:.*not found/);
  expect(hint).toContain("imagePullSecrets");
  expect(seconds).toBeLessThan(30);
}, 120_000);

test("a pod that no node can take is told after a short grace", async () => {
  const resources = { requests: { cpu: "900" } };
  const { message, seconds } = failureIn(await lab.bring(await release({ container: { resources } })));
  expect(message).toMatch(
    /^deployment\/web: pod NAME has no node that can take it: 0\/\d+ nodes are available: .*Insufficient cpu/,
  );
  expect(seconds).toBeLessThan(40);
}, 120_000);

test("a container that takes more memory than it may have", async () => {
  const resources = { limits: { memory: "24Mi" } };
  const command = ["sh", "-c", "x=aaaaaaaaaaaaaaaa; while true; do x=$x$x; done"];
  const { message } = failureIn(await lab.bring(await release({ command, container: { resources } })));
  expect(message).toMatch(
    /^deployment\/web: POD container web was killed \d times because it used all of its memory \(24Mi\)$/,
  );
}, 120_000);

test("a full quota is told before anything is applied where the cluster can, and soon where it cannot", async () => {
  await lab.kubectl("create", "quota", "small", "--hard=pods=1");
  try {
    const { message, seconds } = failureIn(await lab.bring(await release({ replicas: 3 })));
    expect(message).toMatch(/^deployment\/web: gets no pods: pods "NAME" is forbidden: exceeded quota: small/);
    expect(seconds).toBeLessThan(40);
  } finally {
    await lab.kubectl("delete", "quota", "small");
  }
}, 120_000);

test("a Job that fails keeps everything after it from being touched", async () => {
  const migrate = job("migrate", { image: "web", command: ["sh", "-c", "echo column is missing; exit 7"] });
  const brought = await lab.bring(await release({ container: { env: [{ name: "A", value: "1" }] } }, migrate));
  expect(outcomes(brought)).toEqual(["check succeeded", "task:1 failed"]);
  const { message, log } = failureIn(brought);
  expect(message).toMatch(/^job\/migrate: Job has reached the specified backoff limit/);
  expect(log).toEqual(["column is missing"]);
}, 120_000);

test("everything that the cluster would refuse is told at once, and nothing is applied", async () => {
  const broken = deployment("broken", { image: "web", container: { image: "web", memory: "much" } });
  const ports = {
    apiVersion: "v1",
    kind: "Service",
    metadata: { name: "ports" },
    spec: { ports: [{ port: 99999, targetPort: 1 }] },
  };
  const needy = deployment("needy", { image: "web", container: { envFrom: [{ secretRef: { name: "absent" } }] } });
  const kindless = { apiVersion: "example.org/v1", kind: "Unknown", metadata: { name: "some" } };
  const brought = await lab.bring(await release({ replicas: 2 }, broken, ports, needy, kindless));
  expect(outcomes(brought)).toEqual(["check failed"]);
  expect(
    failureIn(brought)
      .message.split("\n")
      .map((line) => line.slice(0, 111)),
  ).toEqual([
    "4 things are in the way:",
    '- deployment/broken: .spec.template.spec.containers[name="web"].memory: field not declared in schema',
    "- secret/absent, which deployment/needy needs, is not there",
    '- service/ports: Service "ports" is invalid: spec.ports[0].port: Invalid value: 99999: must be between 1 and 65',
    "- the cluster has no kind Unknown of example.org/v1",
  ]);
  expect(await lab.kubectl("get", "deployment", "web", "--output=jsonpath={.spec.replicas}")).toBe("1");
}, 120_000);

/** The API server needs a moment to hear of a policy. */
async function refusedSoon(): Promise<Brought> {
  for (let attempt = 1; ; attempt += 1) {
    const brought = await lab.bring(await release({ replicas: 5 + attempt }));
    if (brought.steps[0]?.outcome === "failed" || attempt === 10) return brought;
  }
}

test("a webhook that refuses is told with its own words", async () => {
  const policy = `apiVersion: admissionregistration.k8s.io/v1
kind: ValidatingAdmissionPolicy
metadata: { name: ${lab.namespace} }
spec:
  failurePolicy: Fail
  matchConstraints: { resourceRules: [{ apiGroups: [apps], apiVersions: [v1], operations: [CREATE, UPDATE], resources: [deployments] }] }
  validations: [{ expression: "object.spec.replicas < 5", message: "five are too many here" }]
---
apiVersion: admissionregistration.k8s.io/v1
kind: ValidatingAdmissionPolicyBinding
metadata: { name: ${lab.namespace} }
spec:
  policyName: ${lab.namespace}
  validationActions: [Deny]
  matchResources: { namespaceSelector: { matchLabels: { kubernetes.io/metadata.name: ${lab.namespace} } } }
`;
  await lab.cluster.kubectl(["apply", "--filename", "-"], { input: policy });
  try {
    const brought = await refusedSoon();
    expect(failureIn(brought).message).toMatch(/^deployment\/web: .*denied request: five are too many here$/);
  } finally {
    await lab.cluster.kubectl(["delete", "--filename", "-"], { input: policy });
  }
}, 120_000);

test("a pod that is ready while nobody listens behind its Service is no success", async () => {
  const command = ["sh", "-c", "sleep 3600"];
  const objects = [
    deployment("web", { image: "web", command, container: { readinessProbe: { exec: { command: ["true"] } } } }),
    service("web"),
  ];
  const bundle = await lab.bundle(objects, { images: { web: good } });
  const brought = await lab.bring(bundle);
  expect(outcomes(brought)).toEqual([
    "check succeeded",
    "roll:1 succeeded",
    "every unit runs the release: succeeded",
    "every Service answers: failed",
  ]);
  expect(brought.checks.at(-1)?.detail).toBe("nobody answers at service/web:80: connect: connection refused");
}, 180_000);
