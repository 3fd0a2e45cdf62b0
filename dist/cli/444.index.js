export const id = 444;
export const ids = [444,483];
export const modules = {

/***/ 4409:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   O: () => (/* binding */ yamlDocuments),
/* harmony export */   o: () => (/* binding */ yaml)
/* harmony export */ });
/* harmony import */ var yaml__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8815);

/** The value as YAML that does not depend on anything but the value; texts of several lines as blocks. */
function yaml(value) {
    return (0,yaml__WEBPACK_IMPORTED_MODULE_0__.stringify)(value, { lineWidth: 0, aliasDuplicateObjects: false, blockQuote: "literal" });
}
/** Several documents in one file. */
function yamlDocuments(values) {
    return values.map(yaml).join("---\n");
}


/***/ }),

/***/ 5444:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  permissions: () => (/* binding */ permissions)
});

// EXTERNAL MODULE: ./node_modules/yaml/dist/index.js
var dist = __webpack_require__(8815);
// EXTERNAL MODULE: ./lib/config/conventions.js
var conventions = __webpack_require__(4990);
// EXTERNAL MODULE: ./lib/migrate/yaml.js
var yaml = __webpack_require__(4409);
// EXTERNAL MODULE: ./lib/targets/kubernetes/index.js
var kubernetes = __webpack_require__(7483);
// EXTERNAL MODULE: ./lib/targets/kubernetes/marks.js
var marks = __webpack_require__(7382);
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
var release_app = __webpack_require__(5761);
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
    const deployer = { app: app.config.app, environment: name, namespace, secrets, helm };
    return {
        ...{ command: "permissions", environment: name, namespace },
        rules: rulesFor(objects, deployer),
        manifest: (0,yaml/* yamlDocuments */.O)(deployerObjects(objects, deployer)),
    };
}
async function ofChart({ config, runner }, target, namespace) {
    const { chartObjects } = await __webpack_require__.e(/* import() */ 796).then(__webpack_require__.bind(__webpack_require__, 7796));
    const { chart, values, release, images: imageValues } = target;
    return await chartObjects({ root: config.root, chart, values, release, namespace, runner, imageValues });
}
async function ofOverlay(app, { name, target }) {
    return await rendered(app, target.kind === "kubernetes" ? target.overlay : `k8s/overlays/${(0,conventions/* suffixOf */.jT)(name)}`);
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

/***/ 7483:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   L: () => (/* reexport safe */ _kustomize_js__WEBPACK_IMPORTED_MODULE_2__.L9),
/* harmony export */   clusterKey: () => (/* reexport safe */ _key_js__WEBPACK_IMPORTED_MODULE_1__.M),
/* harmony export */   kubernetesTarget: () => (/* reexport safe */ _target_js__WEBPACK_IMPORTED_MODULE_4__.gV),
/* harmony export */   renderKustomize: () => (/* reexport safe */ _render_js__WEBPACK_IMPORTED_MODULE_3__.i4),
/* harmony export */   writtenNamespace: () => (/* reexport safe */ _kustomize_js__WEBPACK_IMPORTED_MODULE_2__.fC)
/* harmony export */ });
/* harmony import */ var _document_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6770);
/* harmony import */ var _key_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1572);
/* harmony import */ var _kustomize_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9288);
/* harmony import */ var _render_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(2186);
/* harmony import */ var _target_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(8390);







/***/ })

};
