export const id = 1275;
export const ids = [1275];
export const modules = {

/***/ 9857:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $c: () => (/* binding */ currentOf),
/* harmony export */   cQ: () => (/* binding */ deployedOn),
/* harmony export */   n3: () => (/* binding */ commitsFrom),
/* harmony export */   qd: () => (/* binding */ deployedCommit)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(452);
/* harmony import */ var _source_history_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4505);
/* harmony import */ var _order_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6681);



async function currentOf({ ledger }, name) {
    const state = await ledger.state(name);
    if (state.current === undefined)
        return { state };
    const [stored, deployed] = await Promise.all([
        ledger.release(state.current.release),
        deployedCommit({ ledger }, state),
    ]);
    return { state, stored, commit: deployed ?? stored.origin.commit };
}
/**
 * The same release may have come from several commits; the one that was deployed is the one to speak of. States of older
 * ledgers do not have it, the history does.
 */
async function deployedCommit({ ledger }, { environment, number, current }) {
    if (current?.commit !== undefined)
        return current.commit;
    const entries = await ledger.history(environment, number - (current?.number ?? number) + 1);
    const entry = entries.find((each) => each.number === current?.number);
    return entry?.kind === "deployment" ? entry.commit : undefined;
}
/** The release that an environment runs, with its deployment files there. Throws `UsageError` when nothing was deployed yet. */
async function deployedOn({ ledger }, name) {
    const state = await ledger.state(name);
    const { current } = state;
    if (current === undefined) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UsageError */ .eb(`nothing was deployed to ${name} yet`, { hint: `aip-deploy deploy ${name}` });
    }
    return { release: current.release, state, bundle: (0,_order_js__WEBPACK_IMPORTED_MODULE_2__/* .bundleOf */ .c)(await ledger.release(current.release), name) };
}
/** The commits from one to the other, or why they cannot be told; none when one of the two is not known. */
async function commitsFrom(repository, from, to) {
    if (to === undefined || from === undefined)
        return { commits: [] };
    const clone = await repository();
    for (const commit of [from, to]) {
        if (!(await (0,_source_history_js__WEBPACK_IMPORTED_MODULE_1__/* .hasCommit */ .QE)(clone, commit))) {
            return { commits: [], commitsProblem: `commit ${commit.slice(0, 12)} is not in this clone: git fetch` };
        }
    }
    return { commits: await (0,_source_history_js__WEBPACK_IMPORTED_MODULE_1__/* .commitsBetween */ .$q)(clone, from, to) };
}


/***/ }),

/***/ 6219:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  g: () => (/* binding */ differencesOf)
});

// EXTERNAL MODULE: external "node:util"
var external_node_util_ = __webpack_require__(7975);
// EXTERNAL MODULE: ./lib/targets/compose/index.js + 81 modules
var compose = __webpack_require__(7163);
// EXTERNAL MODULE: ./lib/targets/kubernetes/units.js
var units = __webpack_require__(5196);
;// CONCATENATED MODULE: ./lib/targets/units.js


const units_units = { compose: compose/* composeUnits */._5, kubernetes: units/* kubernetesUnits */.s$, helm: units/* kubernetesUnits */.s$ };
/** The names of the units in the files; none when there are no files. */
function unitNames(bundle) {
    return bundle === undefined ? [] : units_units[bundle.target].names(bundle);
}
/** Everything differs when the one was made for another kind of target than the other. */
function changedUnitParts(before, after, unit) {
    return before.target === after.target ? units_units[after.target].changedParts(before, after, unit) : ["target"];
}

// EXTERNAL MODULE: ./lib/release/release.js
var release = __webpack_require__(3988);
;// CONCATENATED MODULE: ./lib/release/differences.js



/** What `diff` tells and what a plan shows before anybody says yes; without a release before, everything is added. */
function differencesOf(before, after, environment, commitsOf = () => []) {
    const [old, fresh] = [before?.bundles[environment], after?.bundles[environment]];
    return {
        images: changes(before?.images ?? {}, after?.images ?? {}).map(({ name, change }) => ({
            ...{ name, change, commits: commitsOf(name) },
            ...digest("before", before?.images[name]?.digest),
            ...digest("after", after?.images[name]?.digest),
        })),
        services: changes(named(old), named(fresh), (name) => partsOf(old, fresh, name).length > 0).map((each) => ({
            ...each,
            parts: each.change === "changed" ? partsOf(old, fresh, each.name) : [],
        })),
        files: changes(files(before, environment), files(after, environment)).map(({ name: path, change }) => ({
            path,
            change,
        })),
    };
}
function changes(before, after, differs = (name) => !(0,external_node_util_.isDeepStrictEqual)(before[name], after[name])) {
    return [...new Set([...Object.keys(before), ...Object.keys(after)])].sort().flatMap((name) => {
        if (before[name] === undefined)
            return [{ name, change: "added" }];
        if (after[name] === undefined)
            return [{ name, change: "removed" }];
        return differs(name) ? [{ name, change: "changed" }] : [];
    });
}
function partsOf(before, after, name) {
    return before === undefined || after === undefined ? [] : changedUnitParts(before, after, name);
}
function named(bundle) {
    return Object.fromEntries(unitNames(bundle).map((name) => [name, true]));
}
function files(release, environment) {
    const trees = Object.values(release?.bundles[environment]?.trees ?? {});
    return Object.fromEntries(trees.flatMap((tree) => tree.map(({ path, digest: of }) => [path, of])));
}
function digest(name, value) {
    return value === undefined || value === release/* unbuilt */.Mq ? {} : { [name]: value };
}


/***/ }),

/***/ 2595:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   F8: () => (/* binding */ groupOf),
/* harmony export */   H8: () => (/* binding */ refOf),
/* harmony export */   TH: () => (/* binding */ idOf)
/* harmony export */ });
/** Groups whose kinds people know without the group. */
const plainGroups = new Set([
    "",
    "apps",
    "batch",
    "autoscaling",
    "policy",
    "networking.k8s.io",
    "rbac.authorization.k8s.io",
    "coordination.k8s.io",
    "discovery.k8s.io",
]);
/** The group of an `apiVersion`; the empty string for the core. */
function groupOf(apiVersion) {
    return apiVersion.includes("/") ? (apiVersion.split("/")[0] ?? "") : "";
}
/** What people and kubectl call an object, for example `deployment/auth` or `certificate.cert-manager.io/shop`. */
function idOf({ apiVersion, kind, ...rest }) {
    const group = groupOf(apiVersion);
    const name = "metadata" in rest ? rest.metadata.name : rest.name;
    return `${kind.toLowerCase()}${plainGroups.has(group) ? "" : `.${group}`}/${name}`;
}
function refOf({ apiVersion, kind, metadata: { name, namespace } }) {
    return { apiVersion, kind, name, ...(namespace === undefined ? {} : { namespace }) };
}


/***/ }),

/***/ 6770:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   a: () => (/* binding */ readKubernetesDocument)
/* harmony export */ });
/* unused harmony export clusterShape */
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7597);
/* harmony import */ var _heading_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2908);


const texts = zod__WEBPACK_IMPORTED_MODULE_1__/* .record */ .g1P(zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(), zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP());
const object = zod__WEBPACK_IMPORTED_MODULE_1__/* .looseObject */ ._H3({
    apiVersion: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(),
    kind: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(),
    metadata: zod__WEBPACK_IMPORTED_MODULE_1__/* .looseObject */ ._H3({
        name: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(),
        namespace: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().exactOptional(),
        annotations: texts.exactOptional(),
    }),
});
const unit = zod__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({
    role: zod__WEBPACK_IMPORTED_MODULE_1__/* ["enum"] */ .k5n(["stateful", "service", "one-shot"]),
    wave: zod__WEBPACK_IMPORTED_MODULE_1__/* .int */ .Whr(),
    digests: zod__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().regex(/^sha256:[0-9a-f]{64}$/)),
    replicas: zod__WEBPACK_IMPORTED_MODULE_1__/* .int */ .Whr().nonnegative().exactOptional(),
    secrets: zod__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP()),
    configMaps: zod__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP()),
    startSeconds: zod__WEBPACK_IMPORTED_MODULE_1__/* .number */ .aig().nonnegative(),
});
/** What the documents of all targets on a cluster have. */
const clusterShape = {
    ..._heading_js__WEBPACK_IMPORTED_MODULE_0__/* .headingShape */ .gc,
    objects: zod__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(object),
    units: zod__WEBPACK_IMPORTED_MODULE_1__/* .record */ .g1P(zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(), unit),
    secrets: zod__WEBPACK_IMPORTED_MODULE_1__/* .record */ .g1P(zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(), zod__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({ type: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(), keys: texts })),
    tests: zod__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({ object, timeoutSeconds: zod__WEBPACK_IMPORTED_MODULE_1__/* .number */ .aig().nonnegative() }).exactOptional(),
    notes: zod__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP()),
};
const shape = zod__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc(clusterShape);
const read = new WeakMap();
/** Reads the document of a bundle that comes from the ledger. Throws `target.refused` when it is not one of ours. */
function readKubernetesDocument(bundle) {
    const before = read.get(bundle);
    if (before !== undefined)
        return before;
    const parsed = shape.safeParse(bundle.document);
    if (!parsed.success) {
        throw (0,_heading_js__WEBPACK_IMPORTED_MODULE_0__/* .unreadable */ .O$)(bundle.target, parsed.error.issues.map(({ path, message }) => `${path.join(".")}: ${message}`));
    }
    // Objects keep what their kinds hold, of which the shape says nothing.
    const document = parsed.data;
    read.set(bundle, document);
    return document;
}


/***/ }),

/***/ 7085:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Mc: () => (/* binding */ pinImages),
/* harmony export */   V4: () => (/* binding */ digestsIn),
/* harmony export */   nw: () => (/* binding */ digestsOf)
/* harmony export */ });
/* harmony import */ var _compose_image_name_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1949);
/* harmony import */ var _cluster_object_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2595);
/* harmony import */ var _pods_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4735);



/**
 * Puts the release's digests into manifests. A container's image is one of the release when its name, without tag and digest, is
 * the image's name or the end of its repository: `web`, `shop/web` and `ghcr.io/acme/shop/web` are all `ghcr.io/acme/shop/web`.
 * `builtAs` has the image of each service that is built, so that a service's name is not taken for somebody else's image.
 */
function pinImages(objects, images, app, builtAs = {}) {
    const problems = [];
    const used = new Set();
    const loose = new Map();
    const pinned = objects.map((object) => {
        const id = (0,_cluster_object_js__WEBPACK_IMPORTED_MODULE_0__/* .idOf */ .TH)(object);
        const one = (container) => {
            const { image } = container;
            if (image === undefined)
                return container;
            const found = matching(image, images, app);
            const place = { path: `${id}, container ${container.name}` };
            if (found.length > 1) {
                const message = `image "${image}" may be ${found.map((name) => images[name]?.repository ?? name).join(" or ")}`;
                problems.push({ ...place, message, hint: "Write the repository in full." });
                return container;
            }
            const [name] = found;
            const known = name === undefined ? undefined : images[name];
            if (name !== undefined && known !== undefined) {
                used.add(name);
                return { ...container, image: `${known.repository}@${known.digest}` };
            }
            const other = builtAs[(0,_compose_image_name_js__WEBPACK_IMPORTED_MODULE_2__/* .imageName */ .tO)(image).repository];
            if (other !== undefined) {
                const message = `image "${image}" is no image: the service of that name runs ${other}`;
                const foreign = `docker.io/library/${image}`;
                problems.push({ ...place, message, hint: `Write ${other}, or ${foreign} if somebody else's is meant.` });
            }
            else if (looksOwn(image, images, app)) {
                const names = Object.keys(images).sort().join(", ");
                const message = `image "${image}" looks like one of ${app}, which builds ${names || "none"}`;
                problems.push({
                    ...place,
                    message,
                    hint: "Correct the name, or have it built: the Compose files name what is.",
                });
            }
            else if (!image.includes("@sha256:"))
                loose.set(image, id);
            return container;
        };
        return (0,_pods_js__WEBPACK_IMPORTED_MODULE_1__/* .templateOf */ .kW)(object)?.spec === undefined ? object : withImages(object, one);
    });
    return {
        objects: pinned,
        problems,
        unused: Object.keys(images).filter((name) => !used.has(name)),
        warnings: [...loose].map(([image, id]) => `${id}: image ${image} has no digest, so that what it is cannot be proven.`),
    };
}
function withImages(object, change) {
    return (0,_pods_js__WEBPACK_IMPORTED_MODULE_1__/* .withTemplate */ .t3)(object, (template) => {
        const { spec = {} } = template;
        const { containers, initContainers } = spec;
        return {
            ...template,
            spec: {
                ...spec,
                ...(containers === undefined ? {} : { containers: containers.map(change) }),
                ...(initContainers === undefined ? {} : { initContainers: initContainers.map(change) }),
            },
        };
    });
}
function matching(image, images, app) {
    const { repository } = (0,_compose_image_name_js__WEBPACK_IMPORTED_MODULE_2__/* .imageName */ .tO)(image);
    const all = Object.entries(images);
    const exact = all.filter(([name, known]) => repository === known.repository || repository === name);
    if (exact.length > 0)
        return exact.map(([name]) => name);
    return all
        .filter(([name, known]) => known.repository.endsWith(`/${repository}`) || repository === `${app}/${name}`)
        .map(([name]) => name);
}
/** Its name without the last part is the App's, or the end of where the App's images are. */
function looksOwn(image, images, app) {
    const folder = folderOf((0,_compose_image_name_js__WEBPACK_IMPORTED_MODULE_2__/* .imageName */ .tO)(image).repository);
    if (folder === undefined)
        return false;
    if (folder === app)
        return true;
    return Object.values(images).some(({ repository }) => {
        const own = folderOf(repository);
        if (own === undefined || own === repository.split("/")[0])
            return false;
        return own === folder || (!(0,_compose_image_name_js__WEBPACK_IMPORTED_MODULE_2__/* .hasRegistryHost */ .mP)(`${folder}/x`) && own.endsWith(`/${folder}`));
    });
}
function folderOf(repository) {
    const slash = repository.lastIndexOf("/");
    return slash < 0 ? undefined : repository.slice(0, slash);
}
/** The digests that the containers of a pod are pinned to, sorted, each once. */
function digestsIn(containers) {
    return [...new Set(containers.flatMap(({ image = "" }) => /@(sha256:[0-9a-f]{64})$/.exec(image)?.[1] ?? []))].sort();
}
function digestsOf(object) {
    const spec = (0,_pods_js__WEBPACK_IMPORTED_MODULE_1__/* .templateOf */ .kW)(object)?.spec;
    return spec === undefined ? [] : digestsIn((0,_pods_js__WEBPACK_IMPORTED_MODULE_1__/* .containersOf */ .Mz)(spec));
}


/***/ }),

/***/ 7382:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   NP: () => (/* binding */ isOwn),
/* harmony export */   PC: () => (/* binding */ labelsOf),
/* harmony export */   WD: () => (/* binding */ labels),
/* harmony export */   f6: () => (/* binding */ ownerIn),
/* harmony export */   hk: () => (/* binding */ annotations),
/* harmony export */   i0: () => (/* binding */ keySecret),
/* harmony export */   m8: () => (/* binding */ manager)
/* harmony export */ });
/** How objects say that they are ours, and what a person may say of them in a manifest. */
/** The name under which we own fields. */
const manager = "aip-deploy";
/** The Secret that keeps the key of the secrets' fingerprints in a namespace. */
const keySecret = "aip-deploy-key";
const labels = {
    managedBy: "app.kubernetes.io/managed-by",
    app: "aip-deploy.app",
    environment: "aip-deploy.environment",
};
const annotations = {
    /** What the object was applied from. */
    definition: "aip-deploy.definition",
    /** In a pod: what it was made from, rotated secrets included. */
    template: "aip-deploy.template",
    /** Written by people: the place of a workload in the order, a whole number; 0 without it, lower ones first. */
    wave: "aip-deploy.wave",
    /** Written by people: `tests` for the Job that is the integration tests. */
    role: "aip-deploy.role",
    /** Written by people, on the tests: `log` when they print a JUnit report, which counts then. */
    junit: "aip-deploy.junit",
    /** Written by people: how many seconds a workload may take to become ready. */
    timeout: "aip-deploy.timeout",
    /** Written by people: `true` takes fields over that somebody else owns. */
    force: "aip-deploy.force",
    /** Written by people, on a Service: `false` when nobody listens there yet, or not always. */
    answers: "aip-deploy.answers",
    changeCause: "kubernetes.io/change-cause",
};
function labelsOf({ app, environment }) {
    return { [labels.managedBy]: manager, [labels.app]: app, [labels.environment]: environment };
}
/** Helm writes itself there, also onto what we have it apply; whose an object is the other labels say. */
const managers = [manager, "Helm"];
/** `undefined`: nobody who deploys with this program. */
function ownerIn(of) {
    const [app, environment] = [of?.[labels.app], of?.[labels.environment]];
    return !managers.includes(of?.[labels.managedBy]) || app === undefined || environment === undefined
        ? undefined
        : { app, environment };
}
function isOwn(of, owner) {
    const found = ownerIn(of);
    return found?.app === owner.app && found.environment === owner.environment;
}


/***/ }),

/***/ 4735:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   MZ: () => (/* binding */ usesOf),
/* harmony export */   Mz: () => (/* binding */ containersOf),
/* harmony export */   kW: () => (/* binding */ templateOf),
/* harmony export */   t3: () => (/* binding */ withTemplate)
/* harmony export */ });
/** Where the pods of an object are described. */
const templatePaths = {
    CronJob: ["spec", "jobTemplate", "spec", "template"],
    DaemonSet: ["spec", "template"],
    Deployment: ["spec", "template"],
    Job: ["spec", "template"],
    Pod: [],
    ReplicaSet: ["spec", "template"],
    ReplicationController: ["spec", "template"],
    Rollout: ["spec", "template"],
    StatefulSet: ["spec", "template"],
};
/** What an object makes pods from; `undefined` for one that makes none, or whose kind nobody knows. */
function templateOf(object) {
    let found = object;
    for (const key of templatePaths[object.kind] ?? ["spec", "template", "is", "elsewhere"]) {
        found = found?.[key];
    }
    return found;
}
/** The object with its pods described anew. */
function withTemplate(object, change) {
    const path = templatePaths[object.kind];
    const template = templateOf(object);
    if (path === undefined || template === undefined)
        return object;
    return replaced(object, path, change(template));
}
function replaced(value, [key, ...rest], by) {
    if (key === undefined)
        return by;
    const fields = value;
    return { ...fields, [key]: replaced(fields[key], rest, by) };
}
function containersOf({ containers = [], initContainers = [] }) {
    return [...initContainers, ...containers];
}
/** The Secrets and ConfigMaps that a pod needs, by name, each once. */
function usesOf(spec) {
    const found = { secrets: [], configMaps: [] };
    const add = (kind, ref, keys) => {
        if (ref !== undefined)
            found[kind].push({ name: ref.name, keys, optional: ref.optional === true });
    };
    const keysOf = (items) => items?.map(({ key }) => key) ?? "all";
    for (const { env = [], envFrom = [] } of containersOf(spec)) {
        for (const { valueFrom } of env) {
            const { secretKeyRef, configMapKeyRef } = valueFrom ?? {};
            add("secrets", secretKeyRef, [secretKeyRef?.key ?? ""]);
            add("configMaps", configMapKeyRef, [configMapKeyRef?.key ?? ""]);
        }
        for (const { secretRef, configMapRef } of envFrom) {
            add("secrets", secretRef, "all");
            add("configMaps", configMapRef, "all");
        }
    }
    for (const { secret, configMap, projected } of spec.volumes ?? []) {
        add("secrets", secret && { ...secret, name: secret.secretName }, keysOf(secret?.items));
        add("configMaps", configMap, keysOf(configMap?.items));
        for (const source of projected?.sources ?? []) {
            add("secrets", source.secret, keysOf(source.secret?.items));
            add("configMaps", source.configMap, keysOf(source.configMap?.items));
        }
    }
    for (const { name } of spec.imagePullSecrets ?? [])
        add("secrets", { name }, []);
    return { secrets: merged(found.secrets), configMaps: merged(found.configMaps) };
}
function merged(uses) {
    const byName = new Map();
    for (const use of uses) {
        const before = byName.get(use.name);
        byName.set(use.name, before === undefined ? use : both(before, use));
    }
    return [...byName.values()].sort((left, right) => (left.name < right.name ? -1 : 1));
}
function both(left, right) {
    const keys = left.keys === "all" || right.keys === "all" ? "all" : [...new Set([...left.keys, ...right.keys])].sort();
    return { name: left.name, keys, optional: left.optional && right.optional };
}


/***/ }),

/***/ 5196:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   N4: () => (/* binding */ startSecondsOf),
/* harmony export */   U0: () => (/* binding */ isTests),
/* harmony export */   j5: () => (/* binding */ waveOf),
/* harmony export */   s$: () => (/* binding */ kubernetesUnits),
/* harmony export */   uF: () => (/* binding */ unitOf),
/* harmony export */   vO: () => (/* binding */ isUnit)
/* harmony export */ });
/* unused harmony exports unitKinds, changedParts */
/* harmony import */ var node_util__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7975);
/* harmony import */ var _cluster_object_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2595);
/* harmony import */ var _document_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6770);
/* harmony import */ var _images_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(7085);
/* harmony import */ var _marks_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(7382);
/* harmony import */ var _pods_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(4735);






/** Kinds that run something until a release takes it away, or to its end. */
const unitKinds = ["DaemonSet", "Deployment", "Job", "Rollout", "StatefulSet"];
const defaultStartSeconds = 300;
const defaultJobSeconds = 600;
function isUnit({ kind }) {
    return unitKinds.some((each) => each === kind);
}
function isTests({ kind, metadata }) {
    return kind === "Job" && metadata.annotations?.[_marks_js__WEBPACK_IMPORTED_MODULE_4__/* .annotations */ .hk.role] === "tests";
}
function unitOf(object, { secrets, configMaps, }) {
    const spec = (object.spec ?? {});
    const template = (0,_pods_js__WEBPACK_IMPORTED_MODULE_5__/* .templateOf */ .kW)(object)?.spec;
    const uses = template === undefined ? { secrets: [], configMaps: [] } : (0,_pods_js__WEBPACK_IMPORTED_MODULE_5__/* .usesOf */ .MZ)(template);
    const isJob = object.kind === "Job";
    const replicas = spec.replicas === undefined || isJob ? {} : { replicas: spec.replicas };
    return {
        role: object.kind === "StatefulSet" ? "stateful" : isJob ? "one-shot" : "service",
        wave: waveOf(object),
        digests: (0,_images_js__WEBPACK_IMPORTED_MODULE_3__/* .digestsOf */ .nw)(object),
        ...replicas,
        secrets: uses.secrets.map(({ name }) => name).filter((name) => name in secrets),
        configMaps: uses.configMaps.map(({ name }) => name).filter((name) => configMaps.has(name)),
        startSeconds: startSecondsOf(object),
    };
}
/** 0 unless its annotation says otherwise. */
function waveOf({ metadata }) {
    return Number(metadata.annotations?.[_marks_js__WEBPACK_IMPORTED_MODULE_4__/* .annotations */ .hk.wave] ?? 0);
}
function startSecondsOf({ kind, spec, metadata }) {
    const { progressDeadlineSeconds, activeDeadlineSeconds } = (spec ?? {});
    const said = metadata.annotations?.[_marks_js__WEBPACK_IMPORTED_MODULE_4__/* .annotations */ .hk.timeout];
    if (said !== undefined)
        return Number(said);
    return kind === "Job"
        ? (activeDeadlineSeconds ?? defaultJobSeconds)
        : (progressDeadlineSeconds ?? defaultStartSeconds);
}
/** The units of a bundle for a cluster. */
const kubernetesUnits = {
    names: (bundle) => Object.keys((0,_document_js__WEBPACK_IMPORTED_MODULE_2__/* .readKubernetesDocument */ .a)(bundle).units),
    changedParts: (before, after, unit) => changedParts((0,_document_js__WEBPACK_IMPORTED_MODULE_2__/* .readKubernetesDocument */ .a)(before), (0,_document_js__WEBPACK_IMPORTED_MODULE_2__/* .readKubernetesDocument */ .a)(after), unit),
};
/** The parts of a unit's object that differ, sorted, and the ConfigMaps that it uses; empty when one of them does not have it. */
function changedParts(before, after, unit) {
    const [old, fresh] = [partsOf(before, unit), partsOf(after, unit)];
    if (old === undefined || fresh === undefined)
        return [];
    const names = [...new Set([...Object.keys(old), ...Object.keys(fresh)])].sort();
    return names.filter((name) => !(0,node_util__WEBPACK_IMPORTED_MODULE_0__.isDeepStrictEqual)(old[name], fresh[name]));
}
function partsOf(document, id) {
    const object = document.objects.find((each) => (0,_cluster_object_js__WEBPACK_IMPORTED_MODULE_1__/* .idOf */ .TH)(each) === id);
    const unit = document.units[id];
    if (object === undefined || unit === undefined)
        return undefined;
    const { template: _template, ...spec } = (object.spec ?? {});
    const { spec: podSpec, metadata } = (0,_pods_js__WEBPACK_IMPORTED_MODULE_5__/* .templateOf */ .kW)(object) ?? {};
    const { containers = [], initContainers = [], ...rest } = podSpec ?? {};
    const all = [...initContainers, ...containers];
    const parts = all.flatMap((container) => Object.entries(container).map(([key, value]) => [all.length === 1 ? key : `${container.name}.${key}`, value]));
    const configMaps = document.objects.filter(({ kind, metadata: { name } }) => kind === "ConfigMap" && unit.configMaps.includes(name));
    return {
        ...spec,
        ...rest,
        ...Object.fromEntries(parts),
        labels: [object.metadata.labels, metadata?.labels],
        annotations: [object.metadata.annotations, metadata?.annotations],
        configMaps: configMaps.map(({ metadata: { name }, data }) => [name, data]),
    };
}


/***/ })

};
