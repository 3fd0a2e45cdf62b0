export const id = 4676;
export const ids = [4676];
export const modules = {

/***/ 29067:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   E_: () => (/* binding */ writeLegResults),
/* harmony export */   Z9: () => (/* binding */ demandLegs),
/* harmony export */   dB: () => (/* binding */ readLegResults)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(27597);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(452);
// What the legs of a build matrix hand over: one JSON file each with what they pushed. It names no registry, so that
// nothing in it can be a masked text.




const shape = zod__WEBPACK_IMPORTED_MODULE_3__/* .object */ .Ikc({
    format: zod__WEBPACK_IMPORTED_MODULE_3__/* .literal */ .euz(1),
    images: zod__WEBPACK_IMPORTED_MODULE_3__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_3__/* .object */ .Ikc({ name: zod__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP(), key: zod__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP(), digest: zod__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP() })),
});
/** Writes what was pushed into a file, with the folders that lead to it. */
async function writeLegResults(file, images) {
    const document = { format: 1, images: images.map(({ name, key, digest }) => ({ name, key, digest })) };
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.mkdir)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(file)), { recursive: true });
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.writeFile)(file, `${JSON.stringify(document)}\n`);
}
/** Everything that the legs handed over, from all files of a folder; nothing when there is no such folder. Throws `UsageError`. */
async function readLegResults(folder) {
    const names = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readdir)(folder, { recursive: true }).catch((error) => {
        if (error.code === "ENOENT")
            return [];
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .UsageError */ .eb(`${folder}: cannot be read`, { cause: error });
    });
    const files = names.filter((name) => name.endsWith(".json")).sort();
    return (await Promise.all(files.map((name) => readOne((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder, name))))).flat();
}
async function readOne(file) {
    const text = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)(file, "utf8");
    try {
        return shape.parse(JSON.parse(text)).images;
    }
    catch (cause) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .UsageError */ .eb(`${file}: is not what a build leg writes`, {
            hint: "aip-deploy build --results FILE writes such a file.",
            cause,
        });
    }
}
/**
 * Demands every image of every leg, with the key that the checkout asks for and the digest that the registry has under
 * it. Throws `release.incomplete` with all that is not so.
 */
function demandLegs(legs, pushed, wanted) {
    const known = new Map(wanted.map((image) => [image.name, image]));
    const problems = legs.flatMap(({ name, images }) => images.flatMap((image) => {
        // A leg that ran again wrote its file again.
        const result = pushed.findLast((each) => each.name === image);
        const why = result === undefined ? "handed over no result" : difference(result, known.get(image));
        return why === undefined ? [] : [`${image}: its build leg "${name}" ${why}`];
    }));
    if (problems.length === 0)
        return;
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .DeployError */ .sH("release.incomplete", problems.join("\n"), {
        hint: "The job of the leg says why. When it is mended, run the failed jobs again.",
    });
}
function difference(result, wanted) {
    if (wanted === undefined)
        return "built an image that this checkout does not have";
    if (result.key !== wanted.key) {
        return `built ${result.key}, and this checkout asks for ${wanted.key}: files that git does not hold differ between the two machines`;
    }
    if (result.digest === wanted.digest)
        return undefined;
    return `pushed ${result.digest}, and the registry has ${wanted.digest ?? "nothing"} under ${wanted.key}`;
}


/***/ }),

/***/ 15866:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  iA: () => (/* binding */ prepare),
  pz: () => (/* binding */ prepareAnew),
  l7: () => (/* binding */ releaseOf),
  xX: () => (/* binding */ storeOf),
  PY: () => (/* binding */ storedRelease)
});

// EXTERNAL MODULE: ./node_modules/p-map/index.js
var p_map = __webpack_require__(606);
// EXTERNAL MODULE: ./lib/errors.js
var errors = __webpack_require__(452);
;// CONCATENATED MODULE: ./lib/build/find.js


const lookUpsAtOnce = 16;
/** Asks the registry for every image's key, each list in the order of the images. Throws only when it is stopped. */
async function findImages(keyed, store, signal) {
    const found = [];
    const missing = [];
    const unknown = [];
    const answers = await (0,p_map/* default */.Ay)(keyed, (image) => lookUp(image, store, signal), { concurrency: lookUpsAtOnce });
    signal?.throwIfAborted();
    for (const answer of answers) {
        if ("why" in answer)
            unknown.push(answer);
        else if (answer.digest === undefined)
            missing.push(answer.image);
        else
            found.push({ ...answer.image, digest: answer.digest });
    }
    return { found, missing, unknown };
}
async function lookUp(image, store, signal) {
    try {
        return { image, digest: await store.digestOf(image.repository, image.key, signal) };
    }
    catch (error) {
        return { image, why: (0,errors/* messageOf */.bD)(error) };
    }
}

// EXTERNAL MODULE: ./lib/config/preview.js
var preview = __webpack_require__(64758);
// EXTERNAL MODULE: ./lib/source/repository.js + 3 modules
var source_repository = __webpack_require__(19573);
// EXTERNAL MODULE: ./lib/release/app.js + 3 modules
var release_app = __webpack_require__(95761);
// EXTERNAL MODULE: ./lib/release/secret-values.js + 1 modules
var secret_values = __webpack_require__(65212);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./lib/secrets/looks-secret.js
var looks_secret = __webpack_require__(99642);
;// CONCATENATED MODULE: ./lib/release/captured-secrets.js


const names = /^(?:\.env(?:\..+)?|.*\.(?:env|pem|key|p12|pfx|jks|keystore|kdbx)|id_(?:rsa|dsa|ecdsa|ed25519)|\.htpasswd|\.pgpass|\.netrc|\.npmrc)$/i;
/** Made to be shown: patterns of env files without values, and keys' public halves. */
const harmless = /(?:\.(?:example|sample|template|dist|pub)|^fullchain\.pem|^(?:ca|cert|chain|dhparams?)\.pem)$/i;
/** Files that a release carries in clear although they look like secrets, one sentence each. */
function capturedSecrets(files) {
    const found = files.filter(({ path, content }) => {
        const name = external_node_path_.posix.basename(path);
        const holdsKey = (0,looks_secret/* holdsPrivateKey */.jc)(Buffer.from(content).toString("latin1"));
        return holdsKey || (names.test(name) && !harmless.test(name));
    });
    const sentences = found.map(({ path, partOf }) => {
        const [why, way] = partOf === undefined
            ? ["it is mounted", "make it a Compose secret"]
            : [`it is part of the ${partOf}`, "name its value under secrets: of the target"];
        return `${path} looks like a secret, and releases carry it in clear, since ${why}: ${way}`;
    });
    return [...new Set(sentences)].sort();
}

// EXTERNAL MODULE: ./lib/compose/placeholders.js
var placeholders = __webpack_require__(87228);
;// CONCATENATED MODULE: ./lib/release/leaks.js


/** Values that are shorter stand in many places by chance. */
const shortest = 6;
/**
 * Every place of a bundle or of its files in which the value of a secret stands in clear: what the placeholders should have
 * kept out, and what somebody wrote there by hand. Short values and common words are not searched for.
 */
function leaksIn(environment, { document, target }, { files, secrets, sources }) {
    const wanted = secrets.flatMap(spellings);
    const inDocument = texts(document).flatMap(({ path, text }) => {
        const said = [text, (0,placeholders/* singleDollars */.k5)(text)];
        const found = wanted.find(({ spelt }) => said.some((each) => each.includes(spelt)));
        if (found === undefined)
            return [];
        const problem = problemAt(environment, path, found.name, sources);
        return [
            target === "compose" ? problem : { ...problem, hint: `${byName} ${unlessHarmless(found.name, environment)}` },
        ];
    });
    const inFiles = files.flatMap(({ path, content, partOf }) => {
        const bytes = Buffer.from(content.buffer, content.byteOffset, content.byteLength);
        const found = wanted.find(({ spelt }) => bytes.includes(spelt));
        if (found === undefined)
            return [];
        const why = partOf === undefined ? "is mounted" : `is part of the ${partOf}`;
        const message = `holds the value of the secret ${found.name} of ${environment}, and ${why}, so that the release would store it in clear`;
        const hint = partOf === undefined
            ? "Mount it as a Compose secret (`secrets:` with `file:`), which stays out of releases."
            : byName;
        return [{ file: path, message, hint }];
    });
    return once([...inDocument, ...inFiles]);
}
/** The way out on a cluster. */
const byName = "Have the workload take it from a Secret by its name (secretKeyRef), and say where the value is under secrets: of the target.";
function unlessHarmless(secret, environment) {
    return `If ${secret} is no secret, list it under \`variables:\` of ${environment} in aip-deploy.yml.`;
}
function spellings(secret) {
    const value = secret.reveal().trim();
    if (value.length < shortest || (0,looks_secret/* isCommonWord */.ei)(value))
        return [];
    return [...new Set([value, encodeURIComponent(value)])].map((spelt) => ({ name: secret.name, spelt }));
}
function texts(document) {
    const found = [];
    const visit = (value, path) => {
        if (typeof value === "string")
            found.push({ path, text: value });
        else if (Array.isArray(value)) {
            for (const [index, each] of value.entries())
                visit(each, [...path, index]);
        }
        else if (typeof value === "object" && value !== null) {
            for (const [key, each] of Object.entries(value)) {
                const place = [...path, key];
                found.push({ path: place, text: key });
                visit(each, place);
            }
        }
    };
    visit(document, []);
    return found;
}
function problemAt(environment, path, secret, sources) {
    const inModel = path[0] === "model" ? path.slice(1) : path;
    const place = path[0] === "model" ? sources.locate(inModel) : undefined;
    return {
        ...place,
        path: inModel.join("."),
        message: `holds the value of the secret ${secret} of ${environment}, which the release would store in clear`,
        hint: "Refer to it with ${NAME} from an env file, or as a Compose secret, instead of writing its value. " +
            unlessHarmless(secret, environment),
    };
}
function once(problems) {
    return [...new Map(problems.map((problem) => [JSON.stringify(problem), problem])).values()];
}

// EXTERNAL MODULE: ./lib/config/hosts.js
var hosts = __webpack_require__(6141);
// EXTERNAL MODULE: ./lib/targets/compose/render.js + 4 modules
var render = __webpack_require__(24173);
// EXTERNAL MODULE: ./lib/targets/compose/tree.js
var tree = __webpack_require__(74957);
// EXTERNAL MODULE: ./lib/release/namespace.js
var namespace = __webpack_require__(27214);
// EXTERNAL MODULE: ./lib/release/route.js
var route = __webpack_require__(83764);
;// CONCATENATED MODULE: ./lib/release/render.js






/** Renders an environment for its target. */
async function renderEnvironment(environment, rendering) {
    const { target } = environment.config;
    return target.kind === "compose"
        ? await renderCompose(environment, rendering)
        : await renderCluster(environment, target, rendering);
}
async function renderCompose({ config, loaded, settings, audit, tests, imageOf, secrets }, { config: { root }, images, isKnown }) {
    const url = addressOf(config, (0,route/* publicRoute */.H)(loaded.model, settings, (0,hosts/* hostsOf */.P)(config.target)?.all));
    const pinned = Object.entries(imageOf).flatMap(([service, name]) => {
        const image = images[name];
        return image === undefined ? [] : [[service, image]];
    });
    const files = [];
    const rendered = await (0,render/* renderBundle */.p)({
        root,
        model: loaded.model,
        environment: {
            checks: config.checks,
            secrets,
            ...(url === undefined ? {} : { url }),
            ...(tests === undefined ? {} : { tests }),
        },
        images: Object.fromEntries(pinned),
        settings,
        mounts: audit.mounts,
        readTree: async (path) => {
            const captured = await (0,tree/* readTree */.Z)(path, isKnown);
            files.push(...filesIn(captured, (0,external_node_path_.relative)(root, path)));
            return captured;
        },
    });
    return { ...rendered, files };
}
async function renderCluster({ config: { name, url, checks }, imageOf }, target, { config: { app, root }, images, isKnown, runner }) {
    const common = {
        ...{ app, environment: name, root, images, builtAs: imageOf, runner, checks },
        namespace: await (0,namespace/* namespaceOf */.N)(root, target),
        secrets: target.secrets,
        ...(url === undefined ? {} : { url }),
    };
    if (target.kind !== "helm") {
        const { renderKustomize } = await Promise.all(/* import() */[__webpack_require__.e(8390), __webpack_require__.e(7483)]).then(__webpack_require__.bind(__webpack_require__, 27483));
        return { ...(await renderKustomize({ ...common, overlay: target.overlay })), files: [] };
    }
    const { renderChart } = await Promise.all(/* import() */[__webpack_require__.e(8390), __webpack_require__.e(7796), __webpack_require__.e(2186)]).then(__webpack_require__.bind(__webpack_require__, 77796));
    const { chart, values, release, images: imageValues } = target;
    const rendered = await renderChart({ ...common, chart, values, release, imageValues, isKnown });
    return { ...rendered, files: rendered.files.map((file) => ({ ...file, partOf: "chart" })) };
}
/** A preview's address may name the host port of its front door, which is known only from its own model. */
function addressOf({ url }, route) {
    if (url?.includes("${PORT}") !== true)
        return url ?? route;
    return route === undefined ? undefined : url.replaceAll("${PORT}", new URL(route).port);
}
function filesIn({ tree, blobs }, folder) {
    return tree.flatMap(({ path, digest }) => {
        const content = blobs.get(digest);
        return content === undefined ? [] : [{ path: external_node_path_.posix.join(folder, path), content }];
    });
}

;// CONCATENATED MODULE: ./lib/release/assemble.js





/**
 * Puts a release together: the digests of all its images and the deployment files of every environment. Throws
 * `release.incomplete` with every image that the registry does not have, and `config.invalid` for every place where the
 * value of a secret would be stored.
 */
async function assemble(config, survey, found, origin, values, runner) {
    demandAll(survey, found);
    const images = Object.fromEntries(found.map(({ name, repository, digest, key }) => [name, { repository, digest, key }]));
    const isKnown = await filesOf(survey.repository);
    const rendered = await Promise.all(survey.environments.map(async (environment) => {
        const { name } = environment.config;
        const { files, warnings, ...rest } = await renderEnvironment(environment, { config, images, isKnown, runner });
        const searched = { files, secrets: await values(environment, rest.bundle), sources: environment.loaded.sources };
        const leaks = leaksIn(name, rest.bundle, searched);
        return { name, ...rest, leaks, warnings: [...warnings, ...capturedSecrets(files)] };
    }));
    const leaks = rendered.flatMap((each) => each.leaks);
    if (leaks.length > 0)
        throw new errors/* ConfigError */.xL(leaks);
    const bundles = Object.fromEntries(rendered.map(({ name, bundle }) => [name, bundle]));
    const blobs = new Map(rendered.flatMap((each) => [...each.blobs]));
    return {
        content: { release: { format: 1, app: config.app, images, bundles }, origin, blobs },
        warnings: [...new Set(rendered.flatMap(({ warnings }) => warnings))],
    };
}
function demandAll(survey, found) {
    const missing = survey.images.filter(({ name }) => !found.some((each) => each.name === name));
    if (missing.length === 0)
        return;
    const list = missing.map(({ name, repository, key }) => `${name} (${repository}:${key})`).join("\n");
    throw new errors/* DeployError */.sH("release.incomplete", `the registry does not have these images yet:\n${list}`, {
        hint: "aip-deploy build",
    });
}
/** Files that git leaves out are not part of the checkout and so of no release. */
async function filesOf(repository) {
    const tree = await repository.workingTree();
    const known = new Set(tree.files.map(({ path }) => (0,external_node_path_.join)(repository.topLevel, path)));
    return (path) => known.has(path);
}

// EXTERNAL MODULE: ./lib/release/naming.js
var naming = __webpack_require__(35001);
// EXTERNAL MODULE: ./lib/release/remembered.js + 1 modules
var remembered = __webpack_require__(9505);
// EXTERNAL MODULE: ./lib/release/survey.js + 4 modules
var release_survey = __webpack_require__(7596);
;// CONCATENATED MODULE: ./lib/release/commands/prepare.js










/** Looks at the checkout on its way to an environment and asks the registry, all images at once. */
async function prepare(app, wanted, purpose = {}) {
    const known = await prepareRemembered(app, wanted);
    return known ?? (await prepareAnew(app, wanted, purpose));
}
/** The same without what is remembered, for those who need to see everything. */
async function prepareAnew(app, wanted, { deploying = false } = {}) {
    const repository = app.repository ?? (await (0,source_repository/* openRepository */.h)(app.config.root, app.runner));
    const base = await baseOf(app, repository, wanted);
    const survey = await (0,release_survey/* survey */.F)({
        config: app.config,
        repository,
        runner: app.runner,
        registry: app.prefix,
        variables: app.variables,
        learn: app.redactor.learn,
        deploying: deploying ? base.destination.environment?.name : undefined,
        rebuildStamp: app.sight?.also["week"],
    });
    const findings = await findImages(survey.images, storeOf(app), app.signal);
    return { ...base, survey, ...findings, warnings: survey.warnings, notes: survey.notes };
}
async function prepareRemembered(app, wanted) {
    const { remembered, repository, registry, ledger, signal } = app;
    if (remembered === undefined || repository === undefined)
        return undefined;
    try {
        const [base, images] = await Promise.all([
            baseOf(app, repository, wanted),
            Promise.all(remembered.images.map(async ({ repository: place, key, digest }) => {
                return (await registry.headManifest(place, key, signal))?.digest === digest;
            })),
            ledger.release(remembered.release),
        ]);
        const { warnings, notes } = remembered;
        return images.every(Boolean) ? { ...base, remembered, warnings, notes } : undefined;
    }
    catch (error) {
        // Whatever is wrong with what we remember, looking anew tells it better.
        if (error instanceof errors/* DeployError */.sH && error.code !== "usage")
            return undefined;
        throw error;
    }
}
async function baseOf(app, repository, wanted) {
    const destination = destinationOf(app, repository, wanted);
    return { source: await sourceOf(repository), repository, destination, warnings: [], notes: [] };
}
/** The registry as building knows it. */
function storeOf({ registry }) {
    return {
        digestOf: async (repository, tag, signal) => (await registry.headManifest(repository, tag, signal))?.digest,
    };
}
async function sourceOf(repository) {
    const commit = repository.head();
    const isDirty = await repository.isDirty();
    const ref = repository.branch ?? (await repository.tags())[0] ?? commit;
    return { commit, ref, isDirty };
}
/** An environment that was asked for by name, else the one whose branch is checked out. Throws `UsageError`. */
function destinationOf(app, { branch }, wanted) {
    if (wanted !== undefined) {
        const environment = (0,release_app/* environmentNamed */.b6)(app, wanted);
        const number = (0,preview/* previewNumber */.KL)(wanted);
        if (number === undefined || app.config.environments.includes(environment))
            return { environment };
        throw new errors/* UsageError */.eb(`what is checked out comes to ${wanted} by another command`, {
            hint: `aip-deploy preview up ${number}`,
        });
    }
    if (branch === undefined)
        return { because: "a tag or a single commit is checked out, and no branch" };
    const environment = app.config.environments.find((each) => each.branch === branch);
    if (environment !== undefined)
        return { environment };
    const branches = app.config.environments.map((each) => `${each.branch} → ${each.name}`).join(", ");
    return { because: `branch ${branch} belongs to no environment (${branches})` };
}
/** The release of the checkout; all its images must be found. Throws `release.incomplete`. */
async function releaseOf(app, { survey, source }, found) {
    const origin = { commit: source.commit, ref: source.ref, createdAt: app.clock.now().toISOString() };
    const values = (environment, bundle) => (0,secret_values/* secretValues */.VX)(app, environment, bundle);
    return await assemble(app.config, survey, found, origin, values, app.runner);
}
/** Stores the release of the checkout and remembers it. */
async function storedRelease(app, looked, found) {
    const { content, warnings } = await releaseOf(app, looked, found);
    const release = await app.ledger.store(content);
    const learnt = {
        prefix: app.prefix,
        release: (0,naming/* releaseId */.Bf)(content.release),
        images: found,
        warnings: looked.warnings,
        notes: looked.notes,
    };
    if (app.sight !== undefined)
        await (0,remembered/* remember */.k)(app.sight, looked.survey, learnt);
    return { release, warnings, environments: Object.keys(content.release.bundles) };
}


/***/ }),

/***/ 27214:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   N: () => (/* binding */ namespaceOf)
/* harmony export */ });
/** The namespace that belongs to an environment: as configured, else as its kustomization says, else by convention. */
async function namespaceOf(root, target) {
    if (target.namespace !== undefined)
        return target.namespace;
    if (target.kind === "helm")
        return target.fallbackNamespace;
    const { writtenNamespace } = await Promise.all(/* import() */[__webpack_require__.e(8390), __webpack_require__.e(7483)]).then(__webpack_require__.bind(__webpack_require__, 27483));
    return (await writtenNamespace(root, target.overlay)) ?? target.fallbackNamespace;
}


/***/ })

};
