export const id = 5444;
export const ids = [5444,7483,2186];
export const modules = {

/***/ 54409:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   O: () => (/* binding */ yamlDocuments),
/* harmony export */   o: () => (/* binding */ yaml)
/* harmony export */ });
/* harmony import */ var yaml__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(38815);

/** The value as YAML that does not depend on anything but the value; texts of several lines as blocks. */
function yaml(value) {
    return (0,yaml__WEBPACK_IMPORTED_MODULE_0__.stringify)(value, { lineWidth: 0, aliasDuplicateObjects: false, blockQuote: "literal" });
}
/** Several documents in one file. */
function yamlDocuments(values) {
    return values.map(yaml).join("---\n");
}


/***/ }),

/***/ 85444:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  permissions: () => (/* binding */ permissions)
});

// EXTERNAL MODULE: ./node_modules/yaml/dist/index.js
var dist = __webpack_require__(38815);
// EXTERNAL MODULE: ./lib/config/conventions.js
var conventions = __webpack_require__(4990);
// EXTERNAL MODULE: ./lib/migrate/yaml.js
var yaml = __webpack_require__(54409);
// EXTERNAL MODULE: ./lib/targets/kubernetes/index.js
var kubernetes = __webpack_require__(27483);
// EXTERNAL MODULE: ./lib/targets/kubernetes/marks.js
var marks = __webpack_require__(75001);
;// CONCATENATED MODULE: ./lib/targets/kubernetes/role.js
/**
 * The rights that a deployer needs in one namespace, and no other: what its manifests hold, what shows how that comes up, and
 * the Lease that tells who may change it. Nothing of it reaches beyond the namespace.
 */

const rbac = "rbac.authorization.k8s.io";
const changing = ["get", "list", "watch", "create", "patch", "delete"];
const workloads = new Set(["Deployment", "StatefulSet", "DaemonSet", "ReplicaSet", "Job", "CronJob", "Pod", "Rollout"]);
/** Kinds of the whole cluster, which no right in a namespace covers. */
const clusterWide = /^(Namespace|Node|PersistentVolume|StorageClass|PriorityClass|IngressClass|RuntimeClass|CustomResourceDefinition|Cluster\w+|\w+WebhookConfiguration|ValidatingAdmissionPolicy\w*)$/;
/** An account in the namespace with just the rights for these objects: a ServiceAccount, a Role and what binds them. */
function deployerObjects(objects, deployer) {
    const { namespace } = deployer;
    const metadata = { name: "aip-deploy", namespace };
    return [
        { apiVersion: "v1", kind: "ServiceAccount", metadata },
        { apiVersion: `${rbac}/v1`, kind: "Role", metadata, rules: rulesFor(objects, deployer) },
        {
            ...{ apiVersion: `${rbac}/v1`, kind: "RoleBinding", metadata },
            roleRef: { apiGroup: rbac, kind: "Role", name: metadata.name },
            subjects: [{ kind: "ServiceAccount", name: metadata.name, namespace }],
        },
        ...(deployer.argocd === undefined ? [] : applicationRole(deployer.argocd, deployer)),
    ];
}
/** The account may ask Argo CD to sync the one Application, and see what becomes of it. */
function applicationRole({ application, namespace }, deployer) {
    const metadata = { name: `aip-deploy-${application}`, namespace };
    const rules = [{ ...rule("argoproj.io", ["applications"], ["get", "patch"]), resourceNames: [application] }];
    return [
        { apiVersion: `${rbac}/v1`, kind: "Role", metadata, rules },
        {
            ...{ apiVersion: `${rbac}/v1`, kind: "RoleBinding", metadata },
            roleRef: { apiGroup: rbac, kind: "Role", name: metadata.name },
            subjects: [{ kind: "ServiceAccount", name: "aip-deploy", namespace: deployer.namespace }],
        },
    ];
}
/** The rules of the Role, in an order that depends on nothing but what they say. */
function rulesFor(objects, { app, environment, secrets, helm = false }) {
    const own = objects.filter(({ kind }) => kind !== "Secret" && !clusterWide.test(kind));
    const has = (...kinds) => own.some(({ kind }) => kinds.includes(kind));
    const resources = new Map();
    for (const { apiVersion, kind } of own) {
        const group = groupOf(apiVersion);
        resources.set(group, (resources.get(group) ?? new Set()).add(resourceOf(kind)));
    }
    const written = [...resources].sort(([a], [b]) => (a < b ? -1 : 1));
    const named = [...new Set([...secrets, ...secretsAmong(objects), marks/* keySecret */.i0])].sort();
    return [
        ...written.map(([group, names]) => rule(group, [...names].sort(), changing)),
        // What is made or listed has no name that a right could be held to. The target asks for names and marks alone, but the right
        // to list is one to read: whoever must not read the namespace's other Secrets keeps them in another namespace.
        ...(helm
            ? [rule("", ["secrets"], [...changing, "update"])]
            : [
                rule("", ["secrets"], ["list", "create"]),
                { ...rule("", ["secrets"], ["get", "patch", "delete"]), resourceNames: named },
            ]),
        rule("coordination.k8s.io", ["leases"], ["create"]),
        {
            ...rule("coordination.k8s.io", ["leases"], ["get", "update", "patch"]),
            resourceNames: [leaseName(app, environment)],
        },
        ...(own.some(({ kind }) => workloads.has(kind)) ? watching : []),
        ...(has("Deployment") ? [rule("apps", ["replicasets"], ["get", "list", "watch"])] : []),
        ...(has("Rollout") ? [rule("argoproj.io", ["rollouts/status"], ["patch"])] : []),
        ...(has("Service")
            ? [rule("discovery.k8s.io", ["endpointslices"], ["list"]), rule("", ["services/proxy"], ["get"])]
            : []),
        // The claims that it makes have its name and nobody else's marks; they go when the data is to go.
        ...(has("StatefulSet") ? [rule("", ["persistentvolumeclaims"], ["get", "list", "delete"])] : []),
    ];
}
const watching = [
    rule("", ["pods"], ["get", "list", "watch"]),
    rule("", ["pods/log"], ["get"]),
    rule("", ["events"], ["list"]),
];
function rule(group, resources, verbs) {
    return { apiGroups: [group], resources, verbs };
}
function secretsAmong(objects) {
    return objects.filter(({ kind }) => kind === "Secret").map(({ metadata }) => metadata.name);
}
/** The Lease that tells who may change the environment. */
function leaseName(app, environment) {
    return `aip-deploy-${app}-${environment}`.slice(0, 253);
}
function groupOf(apiVersion) {
    return apiVersion.includes("/") ? (apiVersion.split("/")[0] ?? "") : "";
}
/** What the API calls the objects of a kind: its name in the plural, as all known kinds have it. */
function resourceOf(kind) {
    const name = kind.toLowerCase();
    if (name === "endpoints")
        return name;
    if (/(s|x|z|ch|sh)$/.test(name))
        return `${name}es`;
    return /[^aeiou]y$/.test(name) ? `${name.slice(0, -1)}ies` : `${name}s`;
}

// EXTERNAL MODULE: ./lib/release/app.js + 3 modules
var release_app = __webpack_require__(95761);
;// CONCATENATED MODULE: ./lib/release/commands/permissions.js






/**
 * The rights that whoever deploys needs in the environment's namespace; asks the manifests and no cluster. Of an environment
 * that is not on a cluster yet, those that it will need there.
 */
async function permissions(app, wish) {
    const environment = (0,release_app/* environmentNamed */.b6)(app, wish.environment);
    const { name, target } = environment;
    const written = target.kind === "compose" ? undefined : target.namespace;
    const usual = `${app.config.app}-${(0,conventions/* suffixOf */.jT)(name)}`;
    const objects = target.kind === "helm" ? await ofChart(app, target, written ?? usual) : await ofOverlay(app, environment);
    const namespace = written ?? namespaceOf(objects) ?? usual;
    const secrets = target.kind === "compose" ? secretsNamedIn(objects) : Object.keys(target.secrets).sort();
    const helm = target.kind === "helm";
    const argocd = target.kind === "argocd"
        ? { argocd: { application: target.application, namespace: target.applicationNamespace } }
        : {};
    const deployer = { app: app.config.app, environment: name, namespace, secrets, helm, ...argocd };
    return {
        ...{ command: "permissions", environment: name, namespace },
        rules: rulesFor(objects, deployer),
        manifest: (0,yaml/* yamlDocuments */.O)(deployerObjects(objects, deployer)),
    };
}
async function ofChart({ config, runner }, target, namespace) {
    const { chartObjects } = await __webpack_require__.e(/* import() */ 7796).then(__webpack_require__.bind(__webpack_require__, 77796));
    const { chart, values, release, images: imageValues } = target;
    return await chartObjects({ root: config.root, chart, values, release, namespace, runner, imageValues });
}
async function ofOverlay(app, { name, target }) {
    return await rendered(app, "overlay" in target ? target.overlay : `k8s/overlays/${(0,conventions/* suffixOf */.jT)(name)}`);
}
async function rendered({ runner, config }, overlay) {
    const documents = (0,dist.parseAllDocuments)(await (0,kubernetes/* buildOverlay */.L)(config.root, overlay, runner));
    return Array.isArray(documents) ? documents.map((document) => document.toJS()) : [];
}
function namespaceOf(objects) {
    const names = objects.flatMap(({ metadata }) => ("namespace" in metadata ? [metadata.namespace] : []));
    return names.find((name) => typeof name === "string");
}
/** The Secrets that workloads take as files or variables. */
function secretsNamedIn(value) {
    if (typeof value !== "object" || value === null)
        return [];
    const names = Object.entries(value).flatMap(([key, inner]) => {
        if (key === "secretName")
            return [inner];
        const isReference = key === "secretKeyRef" || key === "secretRef";
        return isReference && typeof inner === "object" && inner !== null && "name" in inner
            ? [inner.name]
            : secretsNamedIn(inner);
    });
    return [...new Set(names.filter((name) => typeof name === "string"))].sort();
}


/***/ }),

/***/ 27483:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   L: () => (/* reexport safe */ _kustomize_js__WEBPACK_IMPORTED_MODULE_2__.L9),
/* harmony export */   clusterKey: () => (/* reexport safe */ _key_js__WEBPACK_IMPORTED_MODULE_1__.M),
/* harmony export */   kubernetesTarget: () => (/* reexport safe */ _target_js__WEBPACK_IMPORTED_MODULE_4__.gV),
/* harmony export */   renderKustomize: () => (/* reexport safe */ _render_js__WEBPACK_IMPORTED_MODULE_3__.i4),
/* harmony export */   writtenNamespace: () => (/* reexport safe */ _kustomize_js__WEBPACK_IMPORTED_MODULE_2__.fC)
/* harmony export */ });
/* harmony import */ var _document_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(46770);
/* harmony import */ var _key_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(21572);
/* harmony import */ var _kustomize_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(99288);
/* harmony import */ var _render_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(82186);
/* harmony import */ var _target_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(88390);







/***/ }),

/***/ 99288:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   L9: () => (/* binding */ buildOverlay),
/* harmony export */   fC: () => (/* binding */ writtenNamespace)
/* harmony export */ });
/* unused harmony exports kubectlKustomize, kustomizeBuild */
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var yaml__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(38815);
/* harmony import */ var _command_command_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(42048);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(452);





const fileNames = ["kustomization.yaml", "kustomization.yml", "Kustomization"];
function kubectlKustomize(root, overlay) {
    return { ...(0,_command_command_js__WEBPACK_IMPORTED_MODULE_4__/* .command */ .G5)("kubectl", "kustomize", overlay), cwd: root };
}
function kustomizeBuild(root, overlay) {
    return { ...(0,_command_command_js__WEBPACK_IMPORTED_MODULE_4__/* .command */ .G5)("kustomize", "build", overlay), cwd: root };
}
/** The objects of an overlay as YAML, built by kubectl, or by kustomize where there is no kubectl. Throws `config.invalid`. */
async function buildOverlay(root, overlay, runner) {
    try {
        return (await runner.run(kubectlKustomize(root, overlay))).stdout;
    }
    catch (error) {
        if (!isMissing(error))
            throw refused(overlay, error);
    }
    try {
        return (await runner.run(kustomizeBuild(root, overlay))).stdout;
    }
    catch (error) {
        if (!isMissing(error))
            throw refused(overlay, error);
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_3__/* .CommandError */ .Qd("command.missing", `${overlay}: neither kubectl nor kustomize is there to build it`, {
            line: "kubectl kustomize",
            hint: "Install kubectl, for example with apt, brew or azure/setup-kubectl, and put it on the PATH.",
            cause: error,
        });
    }
}
/** The namespace that the overlay's own kustomization gives to all of its objects. */
async function writtenNamespace(root, overlay) {
    for (const name of fileNames) {
        const text = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(root, overlay, name), "utf8").catch(() => undefined);
        if (text === undefined)
            continue;
        const { namespace } = ((0,yaml__WEBPACK_IMPORTED_MODULE_2__.parse)(text, { logLevel: "silent" }) ?? {});
        return typeof namespace === "string" && namespace !== "" ? namespace : undefined;
    }
    return undefined;
}
function isMissing(error) {
    return error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_3__/* .CommandError */ .Qd && error.code === "command.missing";
}
function refused(overlay, error) {
    if (!(error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_3__/* .CommandError */ .Qd) || error.code !== "command.failed")
        return error;
    const said = error.lastLines.filter((line) => !line.startsWith("# Warning")).join("\n");
    // Some builds of kubectl log their last error with time and place.
    const [, logged] = /^E\d{4} .*?\] "command failed" err="(.*)"$/s.exec(said) ?? [];
    const message = (logged ?? said).replace(/^error: /i, "") || `ended with ${error.status ?? "nothing"}`;
    return new _errors_js__WEBPACK_IMPORTED_MODULE_3__/* .ConfigError */ .xL([{ path: overlay, message, hint: `kubectl kustomize ${overlay}` }], { cause: error });
}


/***/ }),

/***/ 27117:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   F: () => (/* binding */ asKubectl),
/* harmony export */   P: () => (/* binding */ readManifests)
/* harmony export */ });
/* harmony import */ var yaml__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(38815);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(452);


/**
 * The objects of a stream of YAML documents, read as kubectl reads them: `0400` is octal and `yes` is true, as YAML 1.1 has it, but
 * neither dates nor times are anything but text. Lists are taken apart. Throws `config.invalid` with all that is wrong.
 */
function readManifests(text, file) {
    const documents = (0,yaml__WEBPACK_IMPORTED_MODULE_0__.parseAllDocuments)(text, { version: "1.1", customTags: asKubectl, logLevel: "error" });
    const all = Array.isArray(documents) ? documents : [];
    const broken = all.flatMap(({ errors }) => errors.map(({ message }) => ({ file, message })));
    if (broken.length > 0)
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .ConfigError */ .xL(broken);
    const objects = all.flatMap((document) => expanded(document.toJS({ maxAliasCount: -1 })));
    const problems = objects.flatMap((object, index) => problemOf(object, index + 1, file));
    if (problems.length > 0)
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .ConfigError */ .xL(problems);
    return objects;
}
/** Which tags of YAML count. */
function asKubectl(tags) {
    return tags.filter((tag) => {
        if (typeof tag === "string")
            return tag !== "timestamp" && tag !== "intTime" && tag !== "floatTime";
        return tag.tag !== "tag:yaml.org,2002:timestamp" && !("format" in tag && tag.format === "TIME");
    });
}
function expanded(value) {
    if (value === null || value === undefined)
        return [];
    const { kind, items } = value;
    return typeof kind === "string" && kind.endsWith("List") && Array.isArray(items) ? items.flatMap(expanded) : [value];
}
function problemOf(object, number, file) {
    const where = `document ${number}`;
    if (typeof object !== "object" || object === null || Array.isArray(object)) {
        return [{ file, path: where, message: "is no object of Kubernetes" }];
    }
    const { apiVersion, kind, metadata } = object;
    const { name } = (metadata ?? {});
    const missing = Object.entries({ apiVersion, kind, "metadata.name": name })
        .filter(([, value]) => typeof value !== "string" || value === "")
        .map(([key]) => key);
    if (missing.length === 0)
        return [];
    const known = typeof kind === "string" && kind !== "" ? `${kind} (${where})` : where;
    return [{ file, path: known, message: `has no ${missing.join(" and no ")}` }];
}


/***/ }),

/***/ 82186:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  vw: () => (/* binding */ bundled),
  i4: () => (/* binding */ renderKustomize),
  dP: () => (/* binding */ renderObjects)
});

// UNUSED EXPORTS: usedSecrets

// EXTERNAL MODULE: ./lib/errors.js
var errors = __webpack_require__(452);
// EXTERNAL MODULE: ./lib/release/naming.js
var naming = __webpack_require__(35001);
// EXTERNAL MODULE: ./lib/targets/kubernetes/cluster/object.js
var cluster_object = __webpack_require__(92595);
// EXTERNAL MODULE: ./lib/targets/kubernetes/cluster/kinds.js
var kinds = __webpack_require__(58725);
// EXTERNAL MODULE: ./lib/targets/kubernetes/marks.js
var marks = __webpack_require__(75001);
;// CONCATENATED MODULE: ./lib/targets/kubernetes/allowed.js



/**
 * The objects of a release, each in the namespace. What a release may not hold is a problem: objects elsewhere, objects of the whole
 * cluster other than the namespace itself, values of secrets, and two objects of one name.
 */
function allowedObjects(written, namespace, made) {
    const problems = [];
    const warnings = [];
    const seen = new Set();
    const objects = written.flatMap((object) => {
        const id = (0,cluster_object/* idOf */.TH)(object);
        const refuse = (message, hint) => {
            problems.push({ path: id, message, hint });
            return [];
        };
        if (seen.has(id))
            return refuse("is there twice", "Two files write it, or one is listed twice under resources.");
        seen.add(id);
        const place = object.metadata.namespace;
        if ((0,kinds/* isClusterWide */.O9)(object)) {
            if (object.kind === "Namespace" && object.metadata.name === namespace)
                return [object];
            return refuse(`belongs to the whole cluster, and a release only to namespace ${namespace}`, "Take it out of the overlay, and have whoever runs the cluster apply it: kubectl apply -k.");
        }
        if (place !== undefined && place !== namespace) {
            return refuse(`belongs to namespace ${place}, and the release to ${namespace}`, `Write \`namespace: ${namespace}\` into the overlay's kustomization, or take it out.`);
        }
        const problem = problemOf(object, made);
        if (problem !== undefined)
            return refuse(...problem);
        if (object.kind === "Secret" && made.has(object.metadata.name))
            return [];
        if (object.kind === "Pod" && object.metadata.annotations?.["helm.sh/hook"] === undefined)
            warnings.push(`${id}: nobody starts a bare Pod again; a Deployment or a Job would be.`);
        return [{ ...object, metadata: { ...object.metadata, namespace } }];
    });
    const strangers = [...made].filter((name) => !usedBy(name, objects));
    return {
        objects,
        problems,
        warnings: [...warnings, ...strangers.map((name) => `Secret ${name} is configured, and no workload refers to it.`)],
    };
}
function problemOf(object, made) {
    const { kind, metadata, data } = object;
    const { stringData } = object;
    const said = metadata.annotations ?? {};
    if (kind === "Secret" && (hasKeys(data) || hasKeys(stringData))) {
        const way = made.has(metadata.name)
            ? "It is configured under target.secrets: take it out of the overlay."
            : `Take it out of the overlay, and name where its values are: target.secrets: { ${metadata.name}: .secrets/<env> }.`;
        return ["holds values, which would be stored with the release", way];
    }
    const wave = said[marks/* annotations */.hk.wave];
    if (wave !== undefined && !/^-?\d{1,6}$/.test(wave)) {
        return [`${marks/* annotations */.hk.wave} must be a whole number, got "${wave}"`, 'Write it in quotes, for example "-1".'];
    }
    const timeout = said[marks/* annotations */.hk.timeout];
    if (timeout !== undefined && !/^[1-9]\d{0,5}$/.test(timeout)) {
        return [`${marks/* annotations */.hk.timeout} must be a number of seconds, got "${timeout}"`, 'Write for example "120".'];
    }
    const junit = said[marks/* annotations */.hk.junit];
    if (junit !== undefined && (junit !== "log" || said[marks/* annotations */.hk.role] !== "tests")) {
        const hint = "The report is read from what the tests print: cat it as the last thing that they do.";
        return [`${marks/* annotations */.hk.junit} must be "log", on the Job with the role tests, got "${junit}" on a ${kind}`, hint];
    }
    const role = said[marks/* annotations */.hk.role];
    if (role !== undefined && (role !== "tests" || kind !== "Job")) {
        return [`${marks/* annotations */.hk.role} must be "tests", on a Job, got "${role}" on a ${kind}`, "Leave it out elsewhere."];
    }
    return undefined;
}
function hasKeys(value) {
    return typeof value === "object" && value !== null && Object.keys(value).length > 0;
}
/** Whether any object, of whatever kind, has the name somewhere as a text of its own. */
function usedBy(name, objects) {
    return objects.some((object) => JSON.stringify(object).includes(`"${name}"`));
}

// EXTERNAL MODULE: ./lib/targets/kubernetes/images.js
var kubernetes_images = __webpack_require__(57085);
// EXTERNAL MODULE: ./lib/targets/kubernetes/kustomize.js
var kustomize = __webpack_require__(99288);
// EXTERNAL MODULE: ./lib/targets/kubernetes/manifests.js
var manifests = __webpack_require__(27117);
// EXTERNAL MODULE: ./lib/targets/kubernetes/pods.js
var pods = __webpack_require__(84735);
;// CONCATENATED MODULE: ./lib/targets/kubernetes/portable.js
/**
 * The objects without what would work against the cluster's own controllers: the number of pods where an autoscaler decides it, the
 * time after which a finished Job is forgotten (that it ran is known only from it), and what only a cluster writes.
 */
function portable(objects) {
    const scaled = new Set(objects.flatMap(scaledBy));
    return objects.map(({ status: _status, ...object }) => {
        const { creationTimestamp: _made, ...metadata } = object.metadata;
        const spec = object.spec;
        const left = spec === undefined
            ? {}
            : { spec: withoutOwned(object.kind, spec, scaled.has(`${object.kind}/${metadata.name}`)) };
        return { ...object, metadata, ...left };
    });
}
/** An autoscaler's workload, `Kind/name`; KEDA leaves the kind away for Deployments. */
function scaledBy({ kind, spec }) {
    if (kind !== "HorizontalPodAutoscaler" && kind !== "ScaledObject")
        return [];
    const { kind: of = "Deployment", name } = spec?.scaleTargetRef ?? {};
    return name === undefined ? [] : [`${of}/${name}`];
}
function withoutOwned(kind, spec, isScaled) {
    const { replicas, ttlSecondsAfterFinished, ...rest } = spec;
    return {
        ...rest,
        ...(replicas === undefined || isScaled ? {} : { replicas }),
        ...(ttlSecondsAfterFinished === undefined || kind === "Job" ? {} : { ttlSecondsAfterFinished }),
    };
}

// EXTERNAL MODULE: ./lib/targets/kubernetes/units.js
var units = __webpack_require__(75196);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./lib/secrets/reference.js
var reference = __webpack_require__(47800);
;// CONCATENATED MODULE: ./lib/targets/kubernetes/written-secrets.js



/**
 * The Secrets that a release makes. Of a folder these are the keys that workloads name, and all of its files when one of them
 * takes the whole Secret; so a checkout without the files gives the same release as long as keys are named.
 */
async function madeSecrets(root, configured, uses) {
    const problems = [];
    const values = [];
    for (const [secret, source] of Object.entries(configured)) {
        if (source.kind === "keys") {
            for (const [key, from] of Object.entries(source.keys)) {
                values.push({ secret, key, reference: (0,reference/* referenceTo */.P)(key, from) });
            }
            continue;
        }
        const keys = await keysOf(root, source.folder, uses.get(secret));
        if (keys === undefined) {
            const message = `a workload takes all keys of it, and the folder "${source.folder}" cannot be read to know them`;
            const hint = `Name its keys: secrets: { ${secret}: { key: { file: ${source.folder}/key } } }.`;
            problems.push({ path: `target.secrets.${secret}`, message, hint });
            continue;
        }
        for (const key of keys) {
            values.push({ secret, key, reference: { name: key, from: "file", file: `${source.folder}/${key}` } });
        }
    }
    const named = withoutClashes(values);
    const secrets = Object.fromEntries(Object.keys(configured).map((name) => {
        const own = named.filter(({ secret }) => secret === name);
        const keys = Object.fromEntries(own.map(({ key, reference }) => [key, reference.name]));
        return [name, { type: typeOf(Object.keys(keys)), keys }];
    }));
    const references = [...new Map(named.map(({ reference }) => [reference.name, reference])).values()];
    return { secrets, references: references.sort((left, right) => (left.name < right.name ? -1 : 1)), problems };
}
async function keysOf(root, folder, use) {
    if (use === undefined)
        return [];
    if (use.keys !== "all")
        return use.keys;
    try {
        const entries = await (0,promises_.readdir)((0,external_node_path_.isAbsolute)(folder) ? folder : (0,external_node_path_.join)(root, folder), { withFileTypes: true });
        return entries
            .filter((entry) => !entry.isDirectory() && /^[-\w.]+$/.test(entry.name) && !entry.name.startsWith(".git"))
            .map(({ name }) => name)
            .sort();
    }
    catch {
        return undefined;
    }
}
/** A value is named by its key, unless another one has the same name and comes from elsewhere. */
function withoutClashes(values) {
    const byName = new Map();
    for (const { reference } of values) {
        const places = byName.get(reference.name) ?? new Set();
        byName.set(reference.name, places.add(JSON.stringify(reference)));
    }
    return values.map((value) => {
        const { reference, secret, key } = value;
        if (byName.get(reference.name)?.size === 1)
            return value;
        return { ...value, reference: { ...reference, name: `${secret}.${key}` } };
    });
}
function typeOf(keys) {
    if (keys.length === 1 && keys[0] === ".dockerconfigjson")
        return "kubernetes.io/dockerconfigjson";
    if (keys.length === 2 && keys.includes("tls.crt") && keys.includes("tls.key"))
        return "kubernetes.io/tls";
    return "Opaque";
}

;// CONCATENATED MODULE: ./lib/targets/kubernetes/render.js











/** Renders an overlay into a bundle. Throws `config.invalid` with everything that cannot be deployed. */
async function renderKustomize(input) {
    const { root, overlay, runner } = input;
    const text = await (0,kustomize/* buildOverlay */.L9)(root, overlay, runner);
    const { document, made, warnings } = await renderObjects((0,manifests/* readManifests */.P)(text, overlay), overlay, input);
    return bundled("kubernetes", document, made, warnings);
}
/**
 * The document of these objects: checked for what may not be deployed, with the release's digests in them. `file` is what
 * errors call the place that they come from. Throws `config.invalid`.
 */
async function renderObjects(written, file, { app, root, namespace, images, builtAs, secrets, url, checks }) {
    const allowed = allowedObjects(written, namespace, new Set(Object.keys(secrets)));
    const pinned = (0,kubernetes_images/* pinImages */.Mc)(allowed.objects, images, app, builtAs);
    const objects = portable(pinned.objects);
    const made = await madeSecrets(root, secrets, usedSecrets(objects));
    const problems = [...allowed.problems, ...pinned.problems, ...made.problems].map((problem) => ({
        file,
        ...problem,
    }));
    if (problems.length > 0)
        throw new errors/* ConfigError */.xL(problems);
    const tests = objects.filter(units/* isTests */.U0);
    const deployed = objects.filter((object) => !(0,units/* isTests */.U0)(object)).sort(byId);
    const configMaps = new Set(deployed.flatMap(({ kind, metadata }) => (kind === "ConfigMap" ? [metadata.name] : [])));
    const document = {
        format: 1,
        project: namespace,
        ...(url === undefined ? {} : { url }),
        checks,
        objects: deployed,
        units: Object.fromEntries(deployed.filter(units/* isUnit */.vO).map((object) => [(0,cluster_object/* idOf */.TH)(object), (0,units/* unitOf */.uF)(object, { secrets: made.secrets, configMaps })])),
        secrets: made.secrets,
        ...testsIn(tests),
        notes: [],
    };
    const warnings = [
        ...allowed.warnings,
        ...pinned.warnings,
        ...pinned.unused.map((name) => `No workload of ${file} runs the image ${name}.`),
        ...tests.slice(1).map((object) => `${(0,cluster_object/* idOf */.TH)(object)} is left out: another Job is the integration tests already.`),
    ];
    return { document, made, warnings };
}
/** A document as a release keeps it. */
function bundled(target, document, { references }, warnings) {
    const bundle = { target, document: JSON.parse((0,naming/* canonicalJson */.dj)(document)), trees: {}, secrets: references };
    return { bundle, blobs: new Map(), warnings };
}
function testsIn([object]) {
    return object === undefined ? {} : { tests: { object, timeoutSeconds: (0,units/* startSecondsOf */.N4)(object) } };
}
/** What all workloads together use of each Secret. */
function usedSecrets(objects) {
    const used = new Map();
    for (const object of objects) {
        const spec = (0,pods/* templateOf */.kW)(object)?.spec;
        for (const use of spec === undefined ? [] : (0,pods/* usesOf */.MZ)(spec).secrets) {
            const before = used.get(use.name);
            const keys = before === undefined
                ? use.keys
                : before.keys === "all" || use.keys === "all"
                    ? "all"
                    : [...new Set([...before.keys, ...use.keys])].sort();
            used.set(use.name, { name: use.name, keys, optional: use.optional && before?.optional !== false });
        }
    }
    return used;
}
function byId(left, right) {
    return (0,cluster_object/* idOf */.TH)(left) < (0,cluster_object/* idOf */.TH)(right) ? -1 : 1;
}


/***/ })

};
