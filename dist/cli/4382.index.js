export const id = 4382;
export const ids = [4382];
export const modules = {

/***/ 5866:
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
var preview = __webpack_require__(4758);
// EXTERNAL MODULE: ./lib/source/repository.js + 3 modules
var source_repository = __webpack_require__(9573);
// EXTERNAL MODULE: ./lib/release/app.js + 3 modules
var release_app = __webpack_require__(5761);
// EXTERNAL MODULE: ./lib/release/secret-values.js + 1 modules
var secret_values = __webpack_require__(5212);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./lib/secrets/looks-secret.js
var looks_secret = __webpack_require__(9642);
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
var placeholders = __webpack_require__(7228);
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
var render = __webpack_require__(4173);
// EXTERNAL MODULE: ./lib/targets/compose/tree.js
var tree = __webpack_require__(4957);
// EXTERNAL MODULE: ./lib/release/namespace.js
var namespace = __webpack_require__(7214);
// EXTERNAL MODULE: ./lib/release/route.js
var route = __webpack_require__(3764);
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
        const { renderKustomize } = await Promise.all(/* import() */[__webpack_require__.e(8390), __webpack_require__.e(7483)]).then(__webpack_require__.bind(__webpack_require__, 7483));
        return { ...(await renderKustomize({ ...common, overlay: target.overlay })), files: [] };
    }
    const { renderChart } = await Promise.all(/* import() */[__webpack_require__.e(8390), __webpack_require__.e(7796), __webpack_require__.e(2186)]).then(__webpack_require__.bind(__webpack_require__, 7796));
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
var naming = __webpack_require__(5001);
// EXTERNAL MODULE: ./lib/release/remembered.js
var remembered = __webpack_require__(9431);
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

/***/ 9945:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   y: () => (/* binding */ judgeGates)
/* harmony export */ });
/* unused harmony export isInside */
/* harmony import */ var _approval_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5318);
/* harmony import */ var _ledger_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8132);
/* harmony import */ var _release_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3988);



/**
 * Judges every gate of an environment; the deployment may start when all are open. A rollback brings back what was
 * verified here before, so only the approval is asked of it; a hotfix passes order, sign-off and soak, and may come from an
 * older commit than what runs, but never passes the approval; a return is automatic and asks nobody.
 */
function judgeGates(environment, facts) {
    if (facts.kind === "return")
        return [];
    const approval = judgeApproval(environment, facts);
    if (facts.kind === "rollback")
        return approval;
    const order = facts.kind === "hotfix"
        ? []
        : environment.gates.requires.flatMap((upstream) => judgeUpstream(environment.gates, upstream, facts));
    const freeze = [...judgeFrozen(environment, facts), ...judgeFreeze(environment.gates.freeze, facts.now)];
    return [...judgeHold(environment, facts), ...judgeOrder(environment, facts), ...order, ...freeze, ...approval];
}
/** The release of an older commit would take away what a newer one brought. */
function judgeOrder(environment, { kind, commits, release, states }) {
    if (kind !== "deploy" || commits === undefined)
        return [];
    const { relation, candidate, deployed } = commits;
    const [wanted, now] = [candidate.slice(0, 7), deployed.slice(0, 7)];
    if (relation.is === "newer")
        return [];
    if (relation.is === "unknown") {
        const sentence = `it is not known whether commit ${wanted} is older than ${now}, which runs there: ${relation.why}`;
        const hint = relation.hint === undefined ? {} : { hint: relation.hint };
        return [{ gate: "order", open: true, sentence, ...hint }];
    }
    if (relation.is === "apart") {
        const sentence = `commit ${wanted} does not follow ${now}, which runs there, and is not older either`;
        return [{ gate: "order", open: true, sentence }];
    }
    // What was made of an older commit is made of a newer one again when somebody takes a change back.
    if (environment.gates.requires.some((name) => states[name]?.current?.release === release))
        return [];
    return [
        {
            gate: "order",
            open: false,
            sentence: `release ${(0,_release_js__WEBPACK_IMPORTED_MODULE_0__/* .shortId */ .m_)(release)} is of commit ${wanted}, which is older than ${now}, which runs there`,
            hint: `aip-deploy rollback ${environment.name} --to ${(0,_release_js__WEBPACK_IMPORTED_MODULE_0__/* .shortId */ .m_)(release)} --reason "why the older one"`,
        },
    ];
}
function judgeFrozen(environment, { states, now }) {
    const freeze = states[environment.name]?.freeze;
    if (freeze === undefined || now >= new Date(freeze.until))
        return [];
    const because = freeze.act.reason === undefined ? "" : `: ${freeze.act.reason}`;
    return [
        {
            gate: "freeze",
            open: false,
            sentence: `${environment.name} is frozen by ${freeze.act.by} until ${freeze.until}${because}`,
            hint: `aip-deploy lift ${environment.name}`,
        },
    ];
}
function judgeHold(environment, { states }) {
    const hold = states[environment.name]?.hold;
    if (hold === undefined)
        return [];
    const because = hold.reason === undefined ? "" : `: ${hold.reason}`;
    return [
        {
            gate: "hold",
            open: false,
            sentence: `${environment.name} is held by ${hold.by} since ${hold.at}${because}`,
            hint: `aip-deploy lift ${environment.name}`,
        },
    ];
}
function judgeUpstream(gates, upstream, facts) {
    const { release, states, now } = facts;
    const name = (0,_release_js__WEBPACK_IMPORTED_MODULE_0__/* .shortId */ .m_)(release);
    const verified = states[upstream]?.good.find((good) => good.release === release);
    if (verified === undefined) {
        return [
            {
                gate: "requires",
                open: false,
                sentence: `release ${name} was not verified on ${upstream}`,
                hint: `Bring it to ${upstream} first; aip-deploy diff ${upstream} ${name} says what differs.`,
            },
        ];
    }
    const verdicts = [
        { gate: "requires", open: true, sentence: `release ${name} was verified on ${upstream} at ${verified.at}` },
    ];
    if (gates.signOff !== undefined)
        verdicts.push(judgeSignOff(gates.signOff.by, upstream, facts));
    if (gates.soakSeconds > 0)
        verdicts.push(judgeSoak(gates.soakSeconds, upstream, verified.at, now));
    return verdicts;
}
function judgeSignOff(by, upstream, { release, states }) {
    const given = states[upstream]?.signOffs.find((each) => each.release === release && (by.length === 0 || by.includes((0,_ledger_js__WEBPACK_IMPORTED_MODULE_1__/* .giverOf */ .t)(each.act))));
    if (given !== undefined) {
        const sentence = `${(0,_ledger_js__WEBPACK_IMPORTED_MODULE_1__/* .giverOf */ .t)(given.act)} signed off release ${(0,_release_js__WEBPACK_IMPORTED_MODULE_0__/* .shortId */ .m_)(release)} on ${upstream} at ${given.act.at}`;
        return { gate: "sign-off", open: true, sentence };
    }
    const who = by.length === 0 ? "nobody" : `none of ${by.join(", ")}`;
    return {
        gate: "sign-off",
        open: false,
        sentence: `${who} signed off release ${(0,_release_js__WEBPACK_IMPORTED_MODULE_0__/* .shortId */ .m_)(release)} on ${upstream}`,
        hint: `aip-deploy sign-off ${upstream} --release ${(0,_release_js__WEBPACK_IMPORTED_MODULE_0__/* .shortId */ .m_)(release)} --by NAME`,
    };
}
function judgeSoak(soakSeconds, upstream, since, now) {
    const until = new Date(Date.parse(since) + soakSeconds * 1000);
    const open = now >= until;
    const sentence = open
        ? `it has run on ${upstream} since ${since}`
        : `it has to run on ${upstream} until ${until.toISOString()}, for ${soakSeconds} s`;
    return open ? { gate: "soak", open, sentence } : { gate: "soak", open, sentence, hint: "Start again after that." };
}
function judgeFreeze(windows, now) {
    return windows
        .filter((window) => isInside(window, now))
        .map((window) => ({
        gate: "freeze",
        open: false,
        sentence: `no deployments on ${window.days.join(", ")} from ${window.from} to ${window.to} ${window.zone}${window.reason === undefined ? "" : ` (${window.reason})`}`,
        hint: "A rollback is always possible.",
    }));
}
function judgeApproval(environment, facts) {
    const wanted = environment.gates.approval;
    if (wanted === undefined)
        return [];
    if (facts.decision !== undefined)
        return [verdictOf(facts.decision)];
    const { approvals, release, usualWay } = facts;
    if ((0,_approval_js__WEBPACK_IMPORTED_MODULE_2__/* .wayOf */ .VO)(environment, usualWay) !== "name")
        return [unasked(environment, facts)];
    const names = [...new Set(approvals.map((each) => each.by))];
    const valid = names.filter((name) => wanted.by.length === 0 || wanted.by.includes(name));
    if (valid.length >= wanted.count) {
        return [{ gate: "approval", open: true, sentence: `approved by ${valid.join(", ")}` }];
    }
    const who = wanted.by.length === 0 ? "anybody, by name" : `of ${wanted.by.join(", ")}`;
    const soFar = names.length === 0 ? "nobody approved" : `only ${names.join(", ")} approved`;
    return [
        {
            gate: "approval",
            open: false,
            sentence: `${environment.name} asks for ${wanted.count} approval${wanted.count === 1 ? "" : "s"} (${who}); ${soFar}`,
            hint: `aip-deploy deploy ${environment.name} --release ${(0,_release_js__WEBPACK_IMPORTED_MODULE_0__/* .shortId */ .m_)(release)} --approve-by NAME`,
        },
    ];
}
function verdictOf({ open, sentence, hint }) {
    return { gate: "approval", open, sentence, ...(hint === undefined ? {} : { hint }) };
}
function unasked(environment, { release, usualWay }) {
    const place = (0,_approval_js__WEBPACK_IMPORTED_MODULE_2__/* .wayOf */ .VO)(environment, usualWay) === "issue" ? "on an issue" : "by the reviewers of its environment";
    const sentence = `${environment.name} asks for an approval on GitHub, ${place}`;
    const hint = `aip-deploy approve ${environment.name} --release ${(0,_release_js__WEBPACK_IMPORTED_MODULE_0__/* .shortId */ .m_)(release)}`;
    return { gate: "approval", open: false, sentence, hint };
}
const weekdays = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"];
/** Whether the moment lies in the window, by the wall clock of the window's own zone. */
function isInside(window, moment) {
    const { day, time } = wallClock(moment, window.zone);
    const on = (which) => window.days.includes(which);
    if (window.from < window.to)
        return on(day) && time >= window.from && time < window.to;
    const yesterday = weekdays[(weekdays.indexOf(day) + 6) % 7] ?? day;
    return (on(day) && time >= window.from) || (on(yesterday) && time < window.to);
}
function wallClock(moment, zone) {
    const format = new Intl.DateTimeFormat("en-GB", {
        timeZone: zone,
        weekday: "short",
        hour: "2-digit",
        minute: "2-digit",
        hourCycle: "h23",
    });
    const parts = Object.fromEntries(format.formatToParts(moment).map(({ type, value }) => [type, value]));
    return {
        day: (parts["weekday"] ?? "").toLowerCase(),
        time: `${parts["hour"] ?? ""}:${parts["minute"] ?? ""}`,
    };
}


/***/ }),

/***/ 8132:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   k: () => (/* binding */ statesOf),
/* harmony export */   t: () => (/* binding */ giverOf)
/* harmony export */ });
/** The states of several environments, by name. */
async function statesOf(ledger, names) {
    return Object.fromEntries(await Promise.all(names.map(async (name) => [name, await ledger.state(name)])));
}
/** Whose act it counts as: a name that GitHub vouches for wins over one that was only given. */
function giverOf({ by, via }) {
    return via ?? by;
}


/***/ }),

/***/ 7214:
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
    const { writtenNamespace } = await Promise.all(/* import() */[__webpack_require__.e(8390), __webpack_require__.e(7483)]).then(__webpack_require__.bind(__webpack_require__, 7483));
    return (await writtenNamespace(root, target.overlay)) ?? target.fallbackNamespace;
}


/***/ }),

/***/ 6681:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Y: () => (/* binding */ bundleFor),
/* harmony export */   c: () => (/* binding */ bundleOf)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(452);
/* harmony import */ var _release_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3988);


/** The environment's deployment files in a release. Throws `release.incomplete` when it was made without them. */
function bundleOf(stored, environment) {
    const bundle = stored.release.bundles[environment];
    if (bundle === undefined) {
        const known = Object.keys(stored.release.bundles).join(", ");
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .DeployError */ .sH("release.incomplete", `release ${(0,_release_js__WEBPACK_IMPORTED_MODULE_1__/* .shortId */ .m_)(stored.id)} holds no files for ${environment}`, {
            hint: `It was made for ${known}. Push again, so that a release with ${environment} is made.`,
        });
    }
    return bundle;
}
/** Like `bundleOf`, for a release that is to be brought to the environment as it is configured now. Throws `target.refused`. */
function bundleFor(stored, { name, target }) {
    const bundle = bundleOf(stored, name);
    if (bundle.target === (0,_release_js__WEBPACK_IMPORTED_MODULE_1__/* .releaseKindOf */ .zh)(target))
        return bundle;
    const message = `release ${(0,_release_js__WEBPACK_IMPORTED_MODULE_1__/* .shortId */ .m_)(stored.id)} was made for ${name} on ${bundle.target}, and ${name} is on ${target.kind} now`;
    const hint = `Deploy its commit with \`target: ${bundle.target}\` in aip-deploy.yml, or bring a release that was made since.`;
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .DeployError */ .sH("target.refused", message, { hint });
}


/***/ })

};
