export const id = 7796;
export const ids = [7796];
export const modules = {

/***/ 7796:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  chartObjects: () => (/* reexport */ chartObjects),
  helmTarget: () => (/* reexport */ helmTarget),
  renderChart: () => (/* reexport */ renderChart)
});

// EXTERNAL MODULE: ./lib/errors.js
var errors = __webpack_require__(452);
// EXTERNAL MODULE: ./lib/release/release.js
var release = __webpack_require__(3988);
// EXTERNAL MODULE: ./lib/targets/kubernetes/render.js + 3 modules
var render = __webpack_require__(2186);
// EXTERNAL MODULE: ./lib/targets/kubernetes/cluster/object.js
var cluster_object = __webpack_require__(2595);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./node_modules/yaml/dist/index.js
var dist = __webpack_require__(8815);
// EXTERNAL MODULE: ./lib/release/naming.js
var naming = __webpack_require__(5001);
// EXTERNAL MODULE: ./lib/targets/compose/tree.js
var tree = __webpack_require__(4957);
// EXTERNAL MODULE: ./lib/targets/kubernetes/manifests.js
var manifests = __webpack_require__(7117);
;// CONCATENATED MODULE: ./lib/targets/helm/chart.js






/** Throws `config.invalid` with all that keeps the chart from being rendered anywhere else. */
async function captureChart({ root, chart, values, isKnown }) {
    const folder = await (0,tree/* readTree */.Z)((0,external_node_path_.join)(root, chart), isKnown, use);
    const files = await Promise.all(values.map((file) => (0,tree/* readTree */.Z)((0,external_node_path_.join)(root, file), isKnown, use)));
    const declaration = declarationIn(folder, { root, chart, isKnown });
    const problems = [
        ...values.filter((file) => !isKnown((0,external_node_path_.join)(root, file))).map(ignored),
        ...missingDependencies(declaration, folder.tree, chart),
    ];
    if (problems.length > 0)
        throw new errors/* ConfigError */.xL(problems);
    const given = [
        valuesIn(contentOf(folder, "values.yaml"), `${chart}/values.yaml`),
        ...files.map((file, index) => valuesIn(contentOf(file, ""), values[index] ?? "")),
    ];
    const captured = [folder, ...files];
    const [id = "", ...ids] = captured.map(({ tree }) => (0,naming/* treeId */.Mh)(tree));
    return {
        name: declaration.name ?? chart,
        chart: id,
        values: ids,
        trees: Object.fromEntries(captured.map(({ tree }) => [(0,naming/* treeId */.Mh)(tree), tree])),
        blobs: new Map(captured.flatMap(({ blobs }) => [...blobs])),
        given,
        files: [...filesOf(folder, chart), ...files.flatMap((file, index) => filesOf(file, values[index] ?? ""))],
    };
}
function filesOf({ tree, blobs }, at) {
    return tree.flatMap(({ path, digest }) => {
        const content = blobs.get(digest);
        return content === undefined ? [] : [{ path: external_node_path_.posix.join(at, path), content }];
    });
}
const use = {
    what: "is part of the chart",
    hint: "A release carries the chart and its values files; correct chart: and values: in aip-deploy.yml.",
};
function ignored(file) {
    return {
        file,
        message: "is a values file, and git ignores it, so that no other machine has it",
        hint: "Commit it. If it holds secrets, put those under secrets: of the target, and let the chart refer to them by name.",
    };
}
function declarationIn(folder, { root, chart, isKnown }) {
    const file = `${chart}/Chart.yaml`;
    const text = contentOf(folder, "Chart.yaml");
    if (text === "") {
        const isThere = !isKnown((0,external_node_path_.join)(root, file)) && folder.tree.length > 0;
        const message = isThere ? "git does not know it, so that there is no chart here" : "is missing: there is no chart";
        throw new errors/* ConfigError */.xL([{ file, message, hint: "Commit it, or correct chart: in aip-deploy.yml." }]);
    }
    try {
        return (0,dist.parse)(text) ?? {};
    }
    catch (error) {
        throw new errors/* ConfigError */.xL([{ file, message: (0,errors/* messageOf */.bD)(error) }]);
    }
}
/** Helm wants every dependency that is declared, used or not. */
function missingDependencies({ dependencies = [] }, tree, chart) {
    const missing = dependencies.filter(({ name }) => {
        const archive = `charts/${name}-`;
        const isArchive = (path) => path.startsWith(archive) && /^\d[^/]*\.tgz$/.test(path.slice(archive.length));
        return !tree.some(({ path }) => path === `charts/${name}/Chart.yaml` || isArchive(path));
    });
    return missing.map(({ name }) => ({
        file: `${chart}/Chart.yaml`,
        path: "dependencies",
        message: `${name} is not in ${chart}/charts, as git has it`,
        hint: `helm dependency build ${chart} && git add --force ${chart}/charts ${chart}/Chart.lock`,
    }));
}
function contentOf({ tree, blobs }, path) {
    const digest = tree.find((each) => each.path === path)?.digest;
    const content = digest === undefined ? undefined : blobs.get(digest);
    return content === undefined ? "" : Buffer.from(content).toString("utf8");
}
function valuesIn(text, file) {
    try {
        const read = (0,dist.parse)(text, { version: "1.1", customTags: manifests/* asKubectl */.F, logLevel: "error" });
        if (read === null || read === undefined)
            return {};
        if (typeof read === "object" && !Array.isArray(read))
            return read;
    }
    catch (error) {
        throw new errors/* ConfigError */.xL([{ file, message: (0,errors/* messageOf */.bD)(error) }]);
    }
    throw new errors/* ConfigError */.xL([{ file, message: "is no map of values" }]);
}

// EXTERNAL MODULE: ./lib/config/finding.js
var finding = __webpack_require__(4991);
// EXTERNAL MODULE: ./lib/config/suggest.js
var suggest = __webpack_require__(1236);
// EXTERNAL MODULE: ./lib/targets/kubernetes/images.js
var kubernetes_images = __webpack_require__(7085);
// EXTERNAL MODULE: ./lib/targets/kubernetes/pods.js
var pods = __webpack_require__(4735);
;// CONCATENATED MODULE: ./lib/targets/helm/image-problems.js





/** Names in the mapping of images that are not built. */
function unknownImages(mapping, images) {
    const known = Object.keys(images).sort();
    return Object.keys(mapping)
        .filter((name) => images[name] === undefined)
        .map((name) => {
        const hint = (0,suggest/* hintFor */.J)(name, known);
        const message = `no image of the release has the name ${(0,finding/* show */.W)(name)}`;
        return { path: `images.${name}`, message, ...(hint === undefined ? {} : { hint }) };
    });
}
/** Images of the mapping that nothing of the chart names by their digest, whatever values they were put into. */
function unusedImages(rendered, mapping, images) {
    const text = JSON.stringify(rendered);
    return Object.entries(mapping).flatMap(([name, paths]) => {
        const image = images[name];
        if (image === undefined || names(text, image))
            return [];
        const written = Object.values(paths).join(" and ");
        return [
            {
                path: `images.${name}`,
                message: `the chart makes nothing of ${written}: no object that it renders names the image by its digest`,
                hint: "Correct the path, or have the templates use the value. `helm show values` lists what a chart knows.",
            },
        ];
    });
}
/** `repository@digest`, with or without a tag between them. */
function names(text, { repository, digest }) {
    for (let at = text.indexOf(repository); at >= 0; at = text.indexOf(repository, at + 1)) {
        const rest = text.slice(at + repository.length, at + repository.length + 256);
        if (new RegExp(`^(?::[\\w.-]+)?@${digest}`).test(rest))
            return true;
    }
    return false;
}
/** Containers that would run an image of the app, and not the release's; and what else is odd about images. */
function looseImages(rendered, images, app) {
    const pinned = (0,kubernetes_images/* pinImages */.Mc)(rendered, images, app);
    const loose = rendered.flatMap((object, index) => {
        const after = imagesIn(pinned.objects[index]);
        return imagesIn(object).flatMap(({ container, image }, at) => {
            const wanted = after[at]?.image ?? image;
            const digest = wanted.slice(wanted.indexOf("@"));
            if (image === wanted || image.endsWith(digest))
                return [];
            const name = Object.keys(images).find((each) => `${images[each]?.repository}@${images[each]?.digest}` === wanted);
            return [
                {
                    path: `${(0,cluster_object/* idOf */.TH)(object)}, container ${container}`,
                    message: `image ${(0,finding/* show */.W)(image)} is one of ${app}, and not the release's`,
                    hint: `Say which value of the chart names it: images: { ${name ?? "name"}: path.of.the.value } of the target.`,
                },
            ];
        });
    });
    return { problems: [...pinned.problems, ...loose], warnings: pinned.warnings };
}
function imagesIn(object) {
    const spec = object === undefined ? undefined : (0,pods/* templateOf */.kW)(object)?.spec;
    return (0,pods/* containersOf */.Mz)(spec ?? {}).map(({ name, image = "" }) => ({ container: name, image }));
}

;// CONCATENATED MODULE: ./lib/targets/helm/image-values.js
/** What is given to the chart after everybody else's values, as the mapping says it. */
function imageValues(mapping, images, given) {
    const merged = given.reduce(merge, {});
    const assigned = Object.entries(mapping).flatMap(([name, paths]) => {
        const image = images[name];
        return image === undefined ? [] : assignments(paths, image);
    });
    return assigned.reduce((values, [path, text]) => set(values, merged, wordsOf(path), text), {});
}
function assignments({ image, repository, digest, tag }, { repository: named, digest: pinned, key }) {
    const texts = [
        [image, `${named}@${pinned}`],
        [repository, named],
        [digest, pinned],
        [tag, `${key}@${pinned}`],
    ];
    return texts.flatMap(([path, text]) => (path === undefined ? [] : [[path, text]]));
}
function wordsOf(path) {
    return [...path.matchAll(/\[(\d+)\]|[^.[\]]+/g)].map(([word, index]) => (index === undefined ? word : Number(index)));
}
/** Helm replaces lists whole, so that one of which an item is set needs all its others too: `merged` has them. */
function set(values, merged, words, text) {
    const [word, ...rest] = words;
    if (word === undefined)
        return text;
    if (typeof word === "string") {
        const map = mapOf(values) ?? {};
        return { ...map, [word]: set(map[word], mapOf(merged)?.[word], rest, text) };
    }
    const list = listOf(values) ?? listOf(merged) ?? [];
    const all = Array.from({ length: Math.max(list.length, word + 1) }, (_, index) => list[index] ?? null);
    return all.map((item, index) => (index === word ? set(item, item, rest, text) : item));
}
/** As Helm merges values files: maps into each other, everything else replaced; null takes a value away. */
function merge(under, over) {
    const names = [...new Set([...Object.keys(under), ...Object.keys(over)])];
    return Object.fromEntries(names.map((name) => {
        const [left, right] = [under[name], over[name]];
        const [inner, outer] = [mapOf(left), mapOf(right)];
        if (inner !== undefined && outer !== undefined)
            return [name, merge(inner, outer)];
        return [name, (name in over ? right : left) ?? null];
    }));
}
function mapOf(value) {
    return typeof value === "object" && value !== null && !Array.isArray(value) ? value : undefined;
}
function listOf(value) {
    return Array.isArray(value) ? value : undefined;
}

;// CONCATENATED MODULE: ./lib/targets/helm/parse.js

/** What `helm version` says of itself. Throws `target.refused` for a major that nobody tried here. */
function majorOf(version) {
    const said = version.trim();
    const major = /^v(\d+)\./.exec(said)?.[1];
    if (major === "3")
        return 3;
    if (major === "4")
        return 4;
    throw new errors/* TargetError */.I0("target.refused", `helm is of version ${JSON.stringify(said)}, and must be of 3 or 4`, {
        hint: "Install Helm 3.14 or newer, or Helm 4: https://helm.sh/docs/intro/install/",
    });
}
/** The objects as text that every reader of YAML reads back the same. */
function manifestOf(objects) {
    return objects.map((object) => `---\n${printable(JSON.stringify(object, null, 2))}\n`).join("");
}
/** JSON lets characters stand that YAML forbids. */
function printable(json) {
    return json.replaceAll(/[\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/g, (character) => {
        return `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
    });
}
/** When Helm runs a hook: the words of its annotation; none for everything else. */
function hookEvents({ metadata }) {
    const written = metadata.annotations?.["helm.sh/hook"] ?? "";
    return written
        .split(",")
        .map((word) => word.trim().toLowerCase())
        .filter((word) => word !== "");
}

// EXTERNAL MODULE: external "node:util"
var external_node_util_ = __webpack_require__(7975);
// EXTERNAL MODULE: ./lib/command/command.js
var command = __webpack_require__(2048);
;// CONCATENATED MODULE: ./lib/targets/helm/commands.js

function helmVersion() {
    return (0,command/* command */.G5)("helm", "version", "--template", "{{.Version}}");
}
/** Nothing is asked of any cluster, and nothing of our environment reaches the templates' engine. */
function template(release, namespace, { chart, values }) {
    const words = ["template", release, chart, "--namespace", namespace];
    return { ...(0,command/* command */.G5)("helm", words, (0,command/* each */.__)("--values", values)), inherit: "bare", env: ownSettings };
}
/** Revisions that Helm keeps of a release. */
const keptRevisions = 10;
/** The name by which Helm 4 finds the plugin that hands over the manifest. */
const pluginName = "aip-deploy";
/**
 * Puts the objects on the cluster and waits for hooks alone: without `--wait`, which Helm 4 calls `hookOnly`, neither major
 * waits for workloads, and without `--atomic` and `--rollback-on-failure` neither goes back by itself.
 */
function upgrade(place, { chart, values, ...how }) {
    const labels = Object.entries(how.labels).map(([name, value]) => `${name}=${value}`);
    const { args, env } = handingOver(how);
    const built = helm(place, ...["upgrade", place.release, chart, "--install", "--reset-values"], (0,command/* each */.__)("--values", values), args, ...["--history-max", String(keptRevisions), "--timeout", `${how.timeoutSeconds}s`], ...["--description", how.description, "--labels", labels.join(",")]);
    return { ...built, env: { ...built.env, ...env } };
}
/** What comes out of it is not looked at: the program reads a file instead of what it is given. */
function handingOver({ major, manifest, plugins }) {
    return major === 3
        ? { args: ["--post-renderer", "cat", "--post-renderer-args", manifest], env: {} }
        : { args: ["--post-renderer", pluginName], env: { HELM_PLUGINS: plugins } };
}
/** Back to one revision by its number; the one before the newest, Helm's own choice, may be a failed one. */
function rollback(place, revision, timeoutSeconds) {
    const words = ["rollback", place.release, String(revision), "--history-max", String(keptRevisions)];
    return helm(place, ...words, "--timeout", `${timeoutSeconds}s`);
}
/** Removes the release with its history, and answers when its objects are gone. */
function uninstall(place, timeoutSeconds) {
    const words = ["uninstall", place.release, "--wait", "--cascade", "foreground", "--ignore-not-found"];
    return helm(place, ...words, "--timeout", `${timeoutSeconds}s`);
}
/** Runs the chart's own tests. What they say is asked for elsewhere: Helm fails when a test that passed is gone already. */
function runTests(place, timeoutSeconds) {
    return helm(place, "test", place.release, "--timeout", `${timeoutSeconds}s`);
}
function helm({ namespace, cluster: { kubeconfig, context } }, ...words) {
    const built = (0,command/* command */.G5)("helm", ...words, "--namespace", namespace, (0,command/* option */.uK)("--kube-context", context));
    return { ...built, env: { ...ownSettings, ...(kubeconfig === undefined ? {} : { KUBECONFIG: kubeconfig }) } };
}
/** Settings of Helm that somebody may have in the environment, and that would make it look at another place than we do. */
const ownSettings = {
    HELM_DRIVER: "secret",
    HELM_DEBUG: "false",
    ...Object.fromEntries([
        ...["KUBEAPISERVER", "KUBETOKEN", "KUBEASUSER", "KUBEASGROUPS", "KUBECAFILE", "KUBECONTEXT"],
        ...["KUBEINSECURE_SKIP_TLS_VERIFY", "KUBETLS_SERVER_NAME"],
    ].map((name) => [`HELM_${name}`, ""])),
};

;// CONCATENATED MODULE: ./lib/targets/helm/rendering.js






/**
 * Renders a chart twice without a cluster, since a release is named by what is in it. Throws `config.invalid` with what Helm says of
 * the chart, or with every object that is another one each time.
 */
async function rendering_render(chart, of) {
    const [objects, again] = await Promise.all([rendered(chart, of), rendered(chart, of)]);
    const problems = differing(objects, again).map((object) => randomness(object, of.place));
    if (problems.length > 0)
        throw new errors/* ConfigError */.xL(problems);
    const isHook = (object) => hookEvents(object).length > 0;
    return { objects: objects.filter((object) => !isHook(object)), hooks: objects.filter(isHook) };
}
async function rendered(chart, { release, namespace, runner, place }) {
    try {
        const { stdout } = await runner.run(template(release, namespace, chart));
        return (0,manifests/* readManifests */.P)(stdout, place);
    }
    catch (error) {
        if (!(error instanceof errors/* CommandError */.Qd) || error.code !== "command.failed")
            throw error;
        const said = error.lastLines
            .map((line) => line.replaceAll(chart.chart, place).replace(/^Error: /, ""))
            .filter((line) => line !== "" && !line.startsWith("Use --debug"));
        throw new errors/* ConfigError */.xL([{ file: place, message: `Helm cannot render the chart: ${said.join("\n")}` }], {
            cause: error,
        });
    }
}
function differing(left, right) {
    return left.filter((object, index) => !(0,external_node_util_.isDeepStrictEqual)(object, right[index]));
}
function randomness(object, file) {
    return {
        file,
        path: (0,cluster_object/* idOf */.TH)(object),
        message: "is another one each time that the chart is rendered, so that every release would be a new one",
        hint: "Give the chart the value that it makes up (a password, a certificate, a time), best by the name of a Secret under secrets: of the target.",
    };
}

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(8161);
;// CONCATENATED MODULE: ./lib/targets/helm/written.js




/** Writes a chart for as long as something is done with it. */
async function withChart(parts, work) {
    const folder = await (0,promises_.mkdtemp)((0,external_node_path_.join)((0,external_node_os_.tmpdir)(), "aip-chart-"));
    try {
        const chart = (0,external_node_path_.join)(folder, "chart");
        await writeTree(parts.chart, chart, parts);
        const values = parts.values.map((_id, index) => (0,external_node_path_.join)(folder, `values-${index}.yaml`));
        for (const [index, id] of parts.values.entries())
            await writeTree(id, values[index] ?? "", parts);
        const images = (0,external_node_path_.join)(folder, "images.json");
        await (0,promises_.writeFile)(images, JSON.stringify(parts.images), { mode: 0o600 });
        return await work({ folder, chart, values: [...values, images] });
    }
    finally {
        await (0,promises_.rm)(folder, { recursive: true, force: true });
    }
}
async function writeTree(id, to, { trees, file }) {
    for (const { path, digest } of trees[id] ?? missing(id)) {
        const at = (0,external_node_path_.normalize)((0,external_node_path_.join)(to, path));
        if (at !== to && !at.startsWith(`${to}/`))
            throw new errors/* InternalError */.Gd(`a file of a tree lies outside of it: ${path}`);
        await (0,promises_.mkdir)((0,external_node_path_.dirname)(at), { recursive: true });
        await (0,promises_.writeFile)(at, await file(digest), { mode: 0o600 });
    }
}
function missing(id) {
    throw new errors/* InternalError */.Gd(`the bundle has no tree ${id}`);
}

;// CONCATENATED MODULE: ./lib/targets/helm/render.js










/** Renders a chart into a bundle that carries the chart as well. Throws `config.invalid` with everything that cannot be deployed. */
async function renderChart(input) {
    const { chart, release, imageValues: mapping, images, app } = input;
    const { captured, values, rendering } = await renderWith(input);
    const all = everything(rendering);
    const loose = looseImages(all, images, app);
    refuse([...unusedImages(all, mapping, images), ...loose.problems], chart);
    const { document, made, warnings } = await (0,render/* renderObjects */.dP)(all, chart, input);
    const helm = { release, chart: captured.chart, values: captured.values, images: values };
    const { bundle, ...rest } = (0,render/* bundled */.vw)("helm", withoutHooks(document, { ...helm, hooks: [] }), made, warnings);
    return { ...rest, bundle: { ...bundle, trees: captured.trees }, blobs: captured.blobs, files: captured.files };
}
/** What a chart comes to whichever images it will have; hooks too. */
async function chartObjects(input) {
    const anyImage = (name) => ({ repository: name, digest: release/* unbuilt */.Mq, key: "any" });
    const images = Object.fromEntries(Object.keys(input.imageValues).map((name) => [name, anyImage(name)]));
    const { rendering } = await renderWith({ ...input, images, isKnown: () => true });
    return everything(rendering);
}
async function renderWith(input) {
    const { chart, release, namespace, imageValues: mapping, images, runner } = input;
    const captured = await captureChart(input);
    refuse(unknownImages(mapping, images), chart);
    const values = imageValues(mapping, images, captured.given);
    const parts = { chart: captured.chart, values: captured.values, images: values, trees: captured.trees };
    const rendering = await withChart({ ...parts, file: (digest) => Promise.resolve(blobIn(captured, digest)) }, (written) => rendering_render(written, { release, namespace, runner, place: chart }));
    return { captured, values, rendering };
}
function everything({ objects, hooks }) {
    return [...objects, ...hooks];
}
/** Hooks are looked at like everything else that is rendered, and then belong to Helm alone. */
function withoutHooks({ objects, units, ...document }, helm) {
    const hooks = objects.filter((object) => hookEvents(object).length > 0);
    const ids = new Set(hooks.map(cluster_object/* idOf */.TH));
    return {
        ...document,
        objects: objects.filter((object) => !ids.has((0,cluster_object/* idOf */.TH)(object))),
        units: Object.fromEntries(Object.entries(units).filter(([id]) => !ids.has(id))),
        helm: { ...helm, hooks },
    };
}
function refuse(problems, file) {
    if (problems.length > 0)
        throw new errors/* ConfigError */.xL(problems.map((problem) => ({ file, ...problem })));
}
function blobIn({ blobs }, digest) {
    const content = blobs.get(digest);
    if (content === undefined)
        throw new errors/* InternalError */.Gd(`a file of the chart was not read: ${digest}`);
    return content;
}

// EXTERNAL MODULE: ./lib/targets/kubernetes/cluster/cluster.js + 3 modules
var cluster = __webpack_require__(6772);
// EXTERNAL MODULE: ./lib/targets/kubernetes/current.js + 1 modules
var current = __webpack_require__(6431);
// EXTERNAL MODULE: ./lib/targets/kubernetes/drift.js
var drift = __webpack_require__(6616);
// EXTERNAL MODULE: ./lib/targets/kubernetes/target.js + 3 modules
var target = __webpack_require__(8390);
// EXTERNAL MODULE: ./lib/targets/kubernetes/tests.js + 1 modules
var tests = __webpack_require__(1690);
// EXTERNAL MODULE: ./lib/targets/hash.js
var hash = __webpack_require__(2744);
// EXTERNAL MODULE: ./lib/targets/kubernetes/marks.js
var marks = __webpack_require__(7382);
// EXTERNAL MODULE: ./lib/targets/kubernetes/wanted.js
var kubernetes_wanted = __webpack_require__(8756);
;// CONCATENATED MODULE: ./lib/targets/helm/marks.js
/** Labels that we give to the Secrets in which Helm keeps its revisions. */
const marks_marks = {
    /** The first 40 digits of the hash of everything that the revision was to apply. */
    definition: "aip-deploy.definition",
    /** The first 12 digits of the id of the release of ours. */
    release: "aip-deploy.release",
};
/** What Helm is told to leave when it removes a release: volumes are removed by whoever says so, and by nothing else. */
const keep = { "helm.sh/resource-policy": "keep" };

;// CONCATENATED MODULE: ./lib/targets/helm/applied.js





/** The objects that Helm applies: all of a release but the Secrets that are made of its secrets, which are in no chart. */
function ofHelm(wanted, { secrets }) {
    return wanted.filter(({ id }) => !(0,kubernetes_wanted/* isMade */.sX)(id, secrets));
}
/** Names what Helm is to apply and to run, as a label can hold it. */
function chartDefinition(document, wanted) {
    const objects = ofHelm(wanted, document).map(({ id, definition }) => [id, definition]);
    return (0,hash/* hashOf */.q)({ objects, hooks: document.helm.hooks }).slice(0, 40);
}
/** What Helm is handed over instead of what it renders. Helm 4 finds its hooks in it too, Helm 3 renders them by itself. */
function handedOver(document, wanted, major) {
    const objects = ofHelm(wanted, document).map(({ object }) => forHelm(object));
    return manifestOf(major === 3 ? objects : [...objects, ...document.helm.hooks]);
}
/** Helm writes by itself that it manages an object. */
function forHelm(object) {
    const { labels: { [marks/* labels */.WD.managedBy]: _manager, ...others } = {}, annotations: said, ...metadata } = object.metadata;
    const policy = object.kind === "PersistentVolumeClaim" ? keep : {};
    return { ...object, metadata: { ...metadata, labels: others, annotations: { ...policy, ...said } } };
}
/** The objects as they are when Helm has applied them: it writes that it manages them. */
function asHelmLeavesThem(wanted, document) {
    return wanted.map((each) => {
        if ((0,kubernetes_wanted/* isMade */.sX)(each.id, document.secrets))
            return each;
        const { labels: said, ...metadata } = each.object.metadata;
        return {
            ...each,
            object: { ...each.object, metadata: { ...metadata, labels: { ...said, [marks/* labels */.WD.managedBy]: "Helm" } } },
        };
    });
}
/** The same as the API is asked about them. */
function asked(wanted, document) {
    return (0,kubernetes_wanted/* overOthers */.Yb)(asHelmLeavesThem(wanted, document), document);
}

// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 9 modules
var schemas = __webpack_require__(7597);
// EXTERNAL MODULE: ./lib/targets/heading.js
var heading = __webpack_require__(2908);
// EXTERNAL MODULE: ./lib/targets/kubernetes/document.js
var kubernetes_document = __webpack_require__(6770);
;// CONCATENATED MODULE: ./lib/targets/helm/document.js



const shape = schemas/* object */.Ikc({
    helm: schemas/* object */.Ikc({
        release: schemas/* string */.YjP().min(1),
        chart: schemas/* string */.YjP(),
        values: schemas/* array */.YOg(schemas/* string */.YjP()),
        images: schemas/* record */.g1P(schemas/* string */.YjP(), schemas/* json */.Pq9()),
        hooks: schemas/* array */.YOg(schemas/* looseObject */._H3({ apiVersion: schemas/* string */.YjP(), kind: schemas/* string */.YjP(), metadata: schemas/* looseObject */._H3({ name: schemas/* string */.YjP() }) })),
    }),
});
const read = new WeakMap();
/** Reads the document of a bundle that comes from the ledger. Throws `target.refused` when it is not one of ours. */
function readHelmDocument(bundle) {
    const before = read.get(bundle);
    if (before !== undefined)
        return before;
    const parsed = shape.safeParse(bundle.document);
    if (!parsed.success) {
        const problems = parsed.error.issues.map(({ path, message }) => `${path.join(".")}: ${message}`);
        throw (0,heading/* unreadable */.O$)(bundle.target, problems);
    }
    // Hooks keep what their kinds hold, of which the shape says nothing.
    const document = { ...(0,kubernetes_document/* readKubernetesDocument */.a)(bundle), helm: parsed.data.helm };
    read.set(bundle, document);
    return document;
}

;// CONCATENATED MODULE: ./lib/targets/helm/history.js

/** The revisions that Helm has of a release, oldest first, by one call that transfers no chart. */
async function revisionsOf(cluster, { release, namespace }) {
    const found = await cluster.list({ apiVersion: "v1", kind: "Secret" }, { namespace, labels: { owner: "helm", name: release }, metadataOnly: true });
    return found
        .flatMap(({ metadata: { labels = {} } }) => {
        const { version, status = "unknown" } = labels;
        return version === undefined ? [] : [{ revision: Number(version), status, labels }];
    })
        .sort((left, right) => left.revision - right.revision);
}
/** What the newest revision tells of the release. */
function chartIn(revisions) {
    const newest = revisions.at(-1);
    if (newest === undefined)
        return { revision: 0 };
    const { revision, status, labels } = newest;
    const definition = labels[marks_marks.definition];
    return {
        ...{ revision, status },
        ...(definition === undefined ? {} : { definition }),
        ...(isStuck(status) ? { stuck: wayOut(status, revisions) } : {}),
    };
}
/** Helm begins nothing while another Helm seems to be at it, and does not know that it is dead. */
function isStuck(status) {
    return status.startsWith("pending-") || status === "uninstalling";
}
/** Back to the revision that was deployed last; what was being removed, or was never deployed, goes. */
function wayOut(status, revisions) {
    if (status === "uninstalling")
        return {};
    const last = (wanted) => revisions.filter((each) => each.status === wanted).at(-1);
    // Between marking the old one and the new one, Helm may have been killed too.
    const good = last("deployed") ?? last("superseded");
    return good === undefined ? {} : { backTo: good.revision };
}

// EXTERNAL MODULE: ./lib/targets/kubernetes/apply.js
var apply = __webpack_require__(2131);
// EXTERNAL MODULE: ./lib/targets/kubernetes/check.js
var check = __webpack_require__(2447);
// EXTERNAL MODULE: ./lib/targets/kubernetes/perform.js + 1 modules
var perform = __webpack_require__(9678);
// EXTERNAL MODULE: ./lib/targets/kubernetes/remove.js
var remove = __webpack_require__(343);
// EXTERNAL MODULE: ./lib/targets/compose/results.js
var results = __webpack_require__(7707);
;// CONCATENATED MODULE: ./lib/targets/helm/tools.js



/** The Helm that is here. Throws `command.missing` when there is none, and `target.refused` for one of an unknown major. */
async function helmHere(runner) {
    const { stdout } = await runner.run(helmVersion());
    return { major: majorOf(stdout), version: stdout.trim() };
}
/** What Helm said last of what it could not do, as one text. */
function saidBy(error) {
    const lines = error.lastLines.filter((line) => !/^(?:WARNING|level=|I\d{4} |W\d{4} )/.test(line) && line.trim() !== "");
    const from = lines.findIndex((line) => line.startsWith("Error: "));
    const told = from < 0 ? lines : lines.slice(from);
    return told.join("\n").replace(/^Error: /, "") || error.message;
}
/** Runs Helm for something of which only whether it worked counts. Throws `target.failed` with what Helm said. */
async function mustRun({ runner }, command, options) {
    try {
        await runner.run(command, options);
    }
    catch (error) {
        if (!(error instanceof errors/* CommandError */.Qd) || error.code !== "command.failed")
            throw error;
        throw new errors/* TargetError */.I0("target.failed", `helm ${command.args[0] ?? ""}: ${saidBy(error)}`, { cause: error });
    }
}

;// CONCATENATED MODULE: ./lib/targets/helm/mend.js




/** How long a hook of the way back may take. */
const timeoutSeconds = 300;
/**
 * Brings a release, which a stopped Helm left in the middle of something, to where Helm goes on from: back to its last good
 * revision, by that one's number, or away when there never was one. Its volumes stay.
 */
async function mend(work) {
    const { cluster, place, signal } = work;
    const { stuck, revision, status = "" } = chartIn(await revisionsOf(cluster, place));
    if (stuck === undefined)
        return (0,results/* succeeded */.gq)(work, "nothing is left half done");
    if (stuck.backTo === undefined) {
        await mustRun(work, uninstall(place, timeoutSeconds), { signal });
        return (0,results/* succeeded */.gq)(work, `${status} revision ${revision} removed`);
    }
    await mustRun(work, rollback(place, stuck.backTo, timeoutSeconds), { signal });
    return (0,results/* succeeded */.gq)(work, `back to revision ${stuck.backTo}, now revision ${revision + 1}`);
}

// EXTERNAL MODULE: ./lib/targets/kubernetes/slate.js
var slate = __webpack_require__(6790);
// EXTERNAL MODULE: ./lib/targets/kubernetes/units.js
var units = __webpack_require__(5196);
// EXTERNAL MODULE: ./lib/targets/kubernetes/tools.js
var tools = __webpack_require__(1888);
// EXTERNAL MODULE: ./lib/targets/kubernetes/jobs.js
var kubernetes_jobs = __webpack_require__(4303);
// EXTERNAL MODULE: ./lib/targets/kubernetes/rollout.js + 1 modules
var rollout = __webpack_require__(1418);
// EXTERNAL MODULE: ./lib/targets/kubernetes/start.js
var start = __webpack_require__(6483);
// EXTERNAL MODULE: ./lib/targets/kubernetes/evidence.js
var evidence = __webpack_require__(910);
// EXTERNAL MODULE: ./lib/targets/kubernetes/pod-state.js
var pod_state = __webpack_require__(8052);
// EXTERNAL MODULE: ./lib/targets/kubernetes/trouble.js
var kubernetes_trouble = __webpack_require__(2972);
// EXTERNAL MODULE: ./lib/targets/kubernetes/workload.js + 2 modules
var workload = __webpack_require__(5020);
;// CONCATENATED MODULE: ./lib/targets/helm/hooks.js






const pauseMs = 1_000;
async function oldHooks({ helm }, tools) {
    const ids = helm.hooks.map(cluster_object/* idOf */.TH);
    const [pods, jobs] = await Promise.all([hookPods(ids, tools, new Set()), hookJobs(ids, tools, new Set())]);
    return new Set([...pods.map(({ pod }) => pod), ...jobs].map(({ metadata }) => metadata.uid ?? ""));
}
/**
 * Makes sure that the hooks, which Helm says are done, are: Helm takes for done whatever is deleted while it watches. Those that
 * are gone already are believed. Answers the one that failed.
 */
async function untilHooksEnded({ helm }, tools, { old, timeoutSeconds, signal }) {
    const ids = helm.hooks.map(cluster_object/* idOf */.TH);
    const { clock } = tools;
    const end = clock.now().getTime() + timeoutSeconds * 1000;
    for (;;) {
        const states = await hookStates(ids, tools, old);
        const failed = states.find(({ state }) => state === "failed");
        if (failed !== undefined) {
            const seen = await failedHook({ helm }, tools, old);
            return { message: `hook ${failed.id} failed`, log: [], events: [], ...seen, unit: failed.id };
        }
        const moving = states.find(({ state }) => state === "moving");
        if (moving === undefined)
            return undefined;
        if (clock.now().getTime() > end) {
            return {
                unit: moving.id,
                message: `hook ${moving.id} did not end within ${timeoutSeconds} s`,
                log: [],
                events: [],
            };
        }
        await clock.sleep(pauseMs, signal);
    }
}
async function hookStates(ids, tools, old) {
    const [pods, jobs] = await Promise.all([hookPods(ids, tools, old), hookJobs(ids, tools, old)]);
    const bare = pods.filter(({ id }) => id.startsWith("pod/"));
    return [
        ...jobs.map((job) => {
            const { state } = (0,workload/* restOf */.Y)(job);
            return { id: (0,cluster_object/* idOf */.TH)(job), state: state === "rest" ? "done" : state === "failed" ? "failed" : "moving" };
        }),
        ...bare.map(({ id, pod }) => {
            const { phase } = pod.status ?? {};
            return { id, state: phase === "Succeeded" ? "done" : phase === "Failed" ? "failed" : "moving" };
        }),
    ];
}
async function hookJobs(ids, { cluster, owner: { namespace } }, old) {
    if (!ids.some((id) => id.startsWith("job/")))
        return [];
    const jobs = await cluster.list({ apiVersion: "batch/v1", kind: "Job" }, { namespace });
    return jobs.filter((job) => ids.includes((0,cluster_object/* idOf */.TH)(job)) && !old.has(job.metadata.uid ?? ""));
}
/**
 * Looks after the hooks that Helm runs and waits for, and answers when one of them will not come to its end by itself: Helm would
 * wait out its clock. Answers `undefined` when it is told to stop.
 */
async function hopelessHook({ helm }, tools, old, signal) {
    const { clock } = tools;
    const since = new Map();
    while (!signal.aborted) {
        for (const { pod, id } of await hookPods(helm.hooks.map(cluster_object/* idOf */.TH), tools, old)) {
            const trouble = (0,kubernetes_trouble/* troubleOf */.L)(pod);
            const { uid = pod.metadata.name } = pod.metadata;
            if (trouble === undefined) {
                since.delete(uid);
                continue;
            }
            const first = since.get(uid) ?? clock.now().getTime();
            since.set(uid, first);
            if (clock.now().getTime() - first < trouble.patienceSeconds * 1000)
                continue;
            const { why, hint } = trouble;
            return {
                unit: id,
                message: tools.redact(`hook ${id} ${why}`),
                hint,
                ...(await (0,evidence/* evidence */.MX)(id, pod, trouble, tools)),
            };
        }
        await clock.sleep(pauseMs, signal).catch(() => undefined);
    }
    return undefined;
}
/** The last words of the hook of which Helm says that it failed; none when no hook of the release has a pod that failed. */
async function failedHook({ helm }, tools, old) {
    const pods = await hookPods(helm.hooks.map(cluster_object/* idOf */.TH), tools, old);
    const failed = pods.filter(({ pod }) => pod.status?.phase === "Failed" || (0,kubernetes_trouble/* troubleOf */.L)(pod) !== undefined);
    const [newest] = failed.sort((left, right) => madeAt(right.pod) - madeAt(left.pod));
    if (newest === undefined)
        return undefined;
    const { id, pod } = newest;
    return { unit: id, ...(await (0,evidence/* evidence */.MX)(id, pod, (0,kubernetes_trouble/* troubleOf */.L)(pod), tools)) };
}
function madeAt({ metadata }) {
    return Date.parse(metadata.creationTimestamp ?? "");
}
async function hookPods(ids, { cluster, owner: { namespace } }, old) {
    const pods = ids.length === 0 ? [] : await cluster.list(current/* podKind */.uP, { namespace });
    return pods.flatMap((pod) => {
        const id = (0,pod_state/* unitOfPod */.PP)(pod) ?? (0,cluster_object/* idOf */.TH)(pod);
        return ids.includes(id) && !old.has(pod.metadata.uid ?? "") ? [{ id, pod }] : [];
    });
}

;// CONCATENATED MODULE: ./lib/targets/helm/upgrade.js
















/** How long a hook may take that does not say so itself. */
const hookSeconds = 300;
/**
 * Has Helm apply the release with the chart that the bundle carries, and waits until its workloads have come up or it is clear that
 * they will not. Helm waits for its hooks alone: a Helm that is stopped while it waits leaves a release that nobody can change.
 */
async function upgradeChart(work) {
    const { major } = await helmHere(work.runner);
    await forgetJobs(work);
    const failure = await withChart(chartParts(work), (chart) => runHelm(chart, major, work));
    if (failure !== undefined)
        return (0,results/* failed */.gz)(work, failure);
    const units = (0,tools/* wantedIn */.n)(work).filter(({ unit }) => unit !== undefined);
    const result = (0,start/* stepOf */.c)(work, await (0,rollout/* untilAtRest */.e)(units, new Map(), work));
    return units.length === 0 ? (0,results/* succeeded */.gq)(work, `no workload changed`) : result;
}
function chartParts({ document: { helm }, bundle: { trees }, materials: { file } }) {
    return { ...helm, trees, file };
}
/** What a Job runs can never be changed, so that one that is to run again is made anew. */
async function forgetJobs(work) {
    const jobs = (0,tools/* wantedIn */.n)(work).filter(({ unit }) => unit?.role === "one-shot");
    await Promise.all(jobs.map(({ object, unit }) => (0,kubernetes_jobs/* clear */.IU)(object, unit?.startSeconds ?? 0, work)));
}
async function runHelm(chart, major, work) {
    const { runner, place, signal, redact, log } = work;
    const command = upgrade(place, { ...chart, ...(await handOver(chart, major, work)), ...(await told(work)), major });
    const enough = new AbortController();
    const ended = new AbortController();
    const old = await oldHooks(work.document, work);
    const watching = hopelessHook(work.document, work, old, ended.signal).then((failure) => {
        if (failure !== undefined)
            enough.abort();
        return failure;
    });
    try {
        const onLine = (line) => {
            log.debug(line);
        };
        await runner.run(command, { signal: AbortSignal.any([signal, enough.signal]), onLine });
        return await untilHooksEnded(work.document, work, { old, timeoutSeconds: secondsForHooks(work.document), signal });
    }
    catch (error) {
        if (!(error instanceof errors/* CommandError */.Qd) || signal.aborted)
            throw error;
        if (enough.signal.aborted)
            return await watching;
        if (error.code !== "command.failed")
            throw error;
        const said = saidBy(error);
        const hook = /hooks? failed/i.test(said) ? await failedHook(work.document, work, old) : undefined;
        return { message: redact(`Helm could not do it: ${said}`), ...hintFor(said), log: [], events: [], ...hook };
    }
    finally {
        ended.abort();
        // What could not be looked at says nothing of what Helm did.
        await watching.catch(() => undefined);
    }
}
/** Writes what is applied beside the chart, and the plugin that hands it over. */
async function handOver({ folder }, major, { document, wanted }) {
    const manifest = (0,external_node_path_.join)(folder, "manifest.yaml");
    const plugins = (0,external_node_path_.join)(folder, "plugins");
    const plugin = {
        apiVersion: "v1",
        type: "postrenderer/v1",
        name: pluginName,
        version: "1.0.0",
        runtime: "subprocess",
        runtimeConfig: { platformCommand: [{ command: "cat", args: [manifest] }] },
    };
    await (0,promises_.writeFile)(manifest, handedOver(document, wanted, major), { mode: 0o600 });
    await (0,promises_.mkdir)((0,external_node_path_.join)(plugins, pluginName), { recursive: true });
    await (0,promises_.writeFile)((0,external_node_path_.join)(plugins, pluginName, "plugin.yaml"), JSON.stringify(plugin));
    return { manifest, plugins };
}
function secondsForHooks({ helm }) {
    return Math.max(hookSeconds, ...helm.hooks.map(units/* startSecondsOf */.N4));
}
/** What the revision is marked with, for people and for the next plan. */
async function told({ cluster, owner, document, wanted }) {
    const [cause, release] = await Promise.all([(0,slate/* causeOn */.de)(cluster, owner), (0,slate/* releaseOn */.lh)(cluster, owner)]);
    return {
        timeoutSeconds: secondsForHooks(document),
        description: cause ?? `${owner.app} on ${owner.environment} by aip-deploy`,
        labels: {
            [marks_marks.definition]: chartDefinition(document, wanted),
            // Helm would keep the label of the revision before.
            [marks_marks.release]: release?.slice(0, 12) ?? "null",
        },
    };
}
function hintFor(said) {
    const owner = /invalid ownership metadata/.test(said)
        ? "An object of this name is there already, and not Helm's: delete it, or let Helm have it by the label and annotations that it names."
        : /conflict(?:s)? with "/.test(said)
            ? "Somebody else changed these fields on the cluster: kubectl get --show-managed-fields tells who. Undo that, or leave the fields out of the chart."
            : undefined;
    return owner === undefined ? {} : { hint: owner };
}

;// CONCATENATED MODULE: ./lib/targets/helm/perform.js








/** Does one step of a plan. What Helm, the cluster or the app does wrong is in the result; only a bug of ours is thrown. */
async function performHelmStep(work) {
    return await (0,perform/* performOne */.A)(work, { mend: mend, check: perform_check, files: apply/* applyObjects */.r3, roll: upgradeChart, remove: remove/* removeObjects */.$M });
}
async function perform_check(work) {
    const { version } = await helmHere(work.runner);
    const result = await (0,check/* checkCluster */.z)({ ...work, wanted: asked(work.wanted, work.document) });
    return result.outcome === "succeeded" ? { ...result, detail: `Helm ${version}; ${result.detail ?? ""}` } : result;
}

// EXTERNAL MODULE: ./lib/targets/kubernetes/plan.js
var plan = __webpack_require__(8400);
;// CONCATENATED MODULE: ./lib/targets/helm/plan.js





/**
 * The way from what a cluster has to a release of a chart: what is to change, and why, is judged as for every cluster; Helm applies
 * it in one step. The order: mend what a killed Helm left, ask whether the cluster would take everything, the Secrets, Helm, and
 * what is left over. There is no step when all objects are as they should be and Helm's newest revision is this one.
 */
function helmPlan(document, wanted, running, owner) {
    const { helm, secrets } = document;
    const { steps, notes, units } = (0,plan/* planOf */.XC)(document, wanted, running, owner);
    const { chart } = running;
    const mending = mendStep(helm.release, chart);
    // Where Helm was not asked, the objects alone tell.
    const isAsRecorded = chart === undefined || (chart.status === "deployed" && chart.definition === chartDefinition(document, wanted));
    const changing = steps.flatMap((step) => (step.kind === "check" ? step.units : []));
    const made = changing.filter((id) => (0,kubernetes_wanted/* isMade */.sX)(id, secrets));
    const removing = steps.filter(({ kind }) => kind === "remove");
    // After mending everything may be another than it is now.
    const applying = mending.length > 0 ? Object.keys(document.units) : changing.filter((id) => !(0,kubernetes_wanted/* isMade */.sX)(id, secrets));
    const upgrades = applying.length > 0 || !isAsRecorded;
    if (mending.length + made.length + removing.length === 0 && !upgrades)
        return { steps: [], notes, units };
    const check = {
        id: "check",
        kind: "check",
        title: "Ask Helm and the cluster whether they would take everything",
        units: changing,
    };
    const secretsStep = { id: "secrets", kind: "files", title: `Make ${(0,plan/* sorted */.IP)(made)}`, units: made };
    return {
        steps: [
            ...mending,
            check,
            ...(made.length === 0 ? [] : [secretsStep]),
            ...(upgrades ? [upgradeStep(document, chart, applying)] : []),
            ...removing,
        ],
        notes: [...notes, ...notesOn(document, upgrades)],
        units,
    };
}
function mendStep(release, chart) {
    if (chart?.stuck === undefined)
        return [];
    const { stuck, status = "", revision } = chart;
    const left = `the Helm release ${release}, which a Helm that was stopped left ${status} at revision ${revision}`;
    const way = stuck.backTo === undefined ? "remove it" : `back to revision ${stuck.backTo}`;
    return [{ id: "mend", kind: "mend", title: `Mend ${left}: ${way}`, units: [] }];
}
function upgradeStep({ helm, units }, chart, ids) {
    const workloads = ids.filter((id) => id in units);
    const { revision, stuck } = chart ?? {};
    const isFirst = revision === 0 || (stuck !== undefined && stuck.backTo === undefined);
    const verb = isFirst ? "Install" : "Upgrade";
    const what = workloads.length === 0 ? "no workload changes" : (0,plan/* sorted */.IP)(workloads);
    return {
        id: "upgrade",
        kind: "roll",
        title: `${verb} the Helm release ${helm.release}: ${what}`,
        units: [...ids].sort(),
    };
}
/** What Helm runs beside the units. */
function notesOn({ helm }, upgrades) {
    if (!upgrades)
        return [];
    return helm.hooks.flatMap((hook) => {
        const events = hookEvents(hook).filter((event) => /^(?:pre|post)-(?:install|upgrade)$/.test(event));
        return events.length === 0 ? [] : [`Helm runs ${(0,cluster_object/* idOf */.TH)(hook)} by itself: ${events.join(", ")}.`];
    });
}

;// CONCATENATED MODULE: ./lib/targets/helm/remove.js





const remove_timeoutSeconds = 300;
/** Has Helm remove its release, and removes what Helm does not know. Volumes stay unless their data is to go too. */
async function removeRelease({ data }, tools) {
    const before = await (0,current/* inventory */.pf)(tools);
    const revisions = await revisionsOf(tools.cluster, tools.place);
    if (revisions.length > 0)
        await mustRun(tools, uninstall(tools.place, remove_timeoutSeconds));
    await (0,remove/* removeAll */.C0)({ data }, tools);
    if (data)
        await (0,remove/* deleteAll */.Vw)((0,remove/* claimsIn */.hh)(before, tools.owner), tools);
}

// EXTERNAL MODULE: ./lib/outcome.js
var outcome = __webpack_require__(3259);
;// CONCATENATED MODULE: ./lib/targets/helm/tests.js






const tests_name = "integration tests";
const tests_timeoutSeconds = 600;
/** The chart's own tests, run by Helm; `undefined` when it has none. */
function chartTests(document, tools) {
    const tests = document.helm.hooks.filter((hook) => hookEvents(hook).some((event) => /^test(?:-success)?$/.test(event)));
    if (tests.length === 0)
        return undefined;
    const own = { helm: { ...document.helm, hooks: tests } };
    return {
        name: tests_name,
        async evaluate(signal) {
            const { clock, runner, place, redact } = tools;
            const started = clock.now().getTime();
            const result = (outcome, detail, hint) => {
                const seconds = (clock.now().getTime() - started) / 1000;
                return { name: tests_name, outcome, seconds, detail: redact(detail), ...(hint === undefined ? {} : { hint }) };
            };
            const old = await oldHooks(own, tools).catch(() => new Set());
            try {
                await runner.run(runTests(place, tests_timeoutSeconds), { signal });
                const unlike = await untilHooksEnded(own, tools, { old, timeoutSeconds: tests_timeoutSeconds, signal });
                if (unlike !== undefined)
                    return result("failed", [`${unlike.unit ?? tests_name} failed`, ...unlike.log].join("\n"));
                return result("succeeded", `${tests.length} ${tests.length === 1 ? "test" : "tests"} of the chart passed`);
            }
            catch (error) {
                if (signal.aborted)
                    return result("cancelled", "stopped on request");
                if (!(error instanceof errors/* CommandError */.Qd) || error.code !== "command.failed") {
                    return result("errored", (0,errors/* messageOf */.bD)(error), error instanceof errors/* DeployError */.sH ? error.hint : undefined);
                }
                const failed = await failedHook(own, tools, old).catch(() => undefined);
                const last = failed === undefined || failed.log.length === 0 ? saidBy(error) : failed.log.join("\n");
                return result("failed", `${failed?.unit ?? "a test of the chart"} failed\n${last}`);
            }
        },
    };
}
/** Both one after the other, as one; the second one not when the first one is not good. */
function oneAfterAnother(checks) {
    const [first, ...others] = checks;
    if (first === undefined || others.length === 0)
        return first;
    return {
        name: first.name,
        async evaluate(signal) {
            let result = await first.evaluate(signal);
            for (const check of others) {
                if (result.outcome !== "succeeded")
                    return result;
                const next = await check.evaluate(signal);
                result = {
                    ...{ ...result, ...next, name: first.name },
                    outcome: (0,outcome/* worst */.Q)([result.outcome, next.outcome]),
                    seconds: result.seconds + next.seconds,
                    detail: next.outcome === "succeeded" ? `${result.detail}; ${next.detail}` : next.detail,
                };
            }
            return result;
        },
    };
}

;// CONCATENATED MODULE: ./lib/targets/helm/target.js












/**
 * A Helm release in a namespace of a Kubernetes cluster. Helm applies what a release has, and the cluster is asked, judged, waited
 * for and proven as for every release on a cluster.
 */
function helmTarget(options) {
    const { app, environment, namespace, release, clock, log, redact, runner } = options;
    const owner = { app, environment, namespace };
    const place = { release, namespace, cluster: options.cluster };
    const base = (0,target/* kubernetesTarget */.gV)(options);
    const wantedOf = (0,target/* wantedBy */.yV)(owner);
    return targetWith({ cluster: (0,target/* clusterOf */.es)(options), owner, clock, log, redact, runner, place }, options.mayChange);
    function targetWith(own, mayChange) {
        const changing = mayChange === undefined ? own : guardedTools(own, mayChange);
        return {
            ...base,
            describe: () => `Helm release ${release} in namespace ${namespace}${(0,target/* contextOf */.Vm)(options)}`,
            async current() {
                const [running, revisions] = await Promise.all([(0,current/* runningOn */.T7)(own), revisionsOf(own.cluster, place)]);
                return { ...running, chart: chartIn(revisions) };
            },
            plan(bundle, running, materials) {
                const document = documentOf(bundle);
                return helmPlan(document, wantedOf(document, materials), running, owner);
            },
            perform(step, bundle, materials, signal) {
                const document = documentOf(bundle);
                const work = { step, bundle, document, materials, signal, started: clock.now() };
                return performHelmStep({ ...changing, ...work, wanted: wantedOf(document, materials) });
            },
            tests(bundle, materials) {
                const document = documentOf(bundle);
                const checks = [(0,tests/* jobTests */.d)(document, materials, changing), chartTests(document, changing)];
                return oneAfterAnother(checks.flatMap((check) => check ?? []));
            },
            drift(bundle, materials) {
                const document = documentOf(bundle);
                return (0,drift/* driftFrom */.m)(document, asHelmLeavesThem(wantedOf(document, materials), document), own);
            },
            remove: (removal) => removeRelease(removal, changing),
            guardedBy: (asked) => targetWith(own, asked),
        };
    }
    function documentOf(bundle) {
        return (0,target/* madeFor */.fy)(namespace, readHelmDocument(bundle));
    }
}
/** Whoever lost the right to change the cluster starts no Helm either. */
function guardedTools(tools, mayChange) {
    const runner = {
        async run(command, options) {
            await mayChange();
            return await tools.runner.run(command, options);
        },
    };
    return { ...tools, cluster: (0,cluster/* guarded */.N)(tools.cluster, mayChange), runner };
}

;// CONCATENATED MODULE: ./lib/targets/helm/index.js
/**
 * Releases of a Helm chart: rendered into a bundle that carries the chart, planned against what the namespace has, applied by the
 * Helm that is here, 3 or 4, and proven from the pods. It does not choose releases, judge gates or go back; Helm does not either.
 */




/***/ })

};
