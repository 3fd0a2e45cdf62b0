export const id = 357;
export const ids = [357,67];
export const modules = {

/***/ 9067:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   E_: () => (/* binding */ writeLegResults),
/* harmony export */   Z9: () => (/* binding */ demandLegs),
/* harmony export */   dB: () => (/* binding */ readLegResults)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(7597);
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

/***/ 3357:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   release: () => (/* binding */ release),
/* harmony export */   storeRelease: () => (/* binding */ storeRelease)
/* harmony export */ });
/* harmony import */ var _build_leg_results_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9067);
/* harmony import */ var _release_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3988);
/* harmony import */ var _prepare_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9578);



/** Makes and stores the release of the checkout. Throws `release.incomplete` with every image or leg that is not there. */
async function release(app, { legs }) {
    const prepared = await (0,_prepare_js__WEBPACK_IMPORTED_MODULE_1__/* .prepare */ .iA)(app);
    if (legs !== undefined)
        (0,_build_leg_results_js__WEBPACK_IMPORTED_MODULE_0__/* .demandLegs */ .Z9)(legs.expect, await (0,_build_leg_results_js__WEBPACK_IMPORTED_MODULE_0__/* .readLegResults */ .dB)(legs.results), wantedOf(prepared));
    return await storeRelease(app, prepared, prepared.remembered === undefined ? prepared.found : []);
}
function wantedOf(prepared) {
    if (prepared.remembered !== undefined)
        return prepared.remembered.images;
    const digests = new Map(prepared.found.map(({ name, digest }) => [name, { digest }]));
    return prepared.survey.images.map(({ name, key }) => ({ name, key, ...digests.get(name) }));
}
/** Stores the release that these images and the checkout's deployment files make, unless it is known to be there. */
async function storeRelease(app, prepared, found) {
    const base = { command: "release", app: app.config.app };
    const { remembered } = prepared;
    if (remembered !== undefined) {
        const environments = app.config.environments.map(({ name }) => name);
        return { ...base, release: remembered.release, images: remembered.images.length, environments, warnings: [] };
    }
    const stored = await (0,_prepare_js__WEBPACK_IMPORTED_MODULE_1__/* .storedRelease */ .PY)(app, prepared, found);
    app.log.info(`Release ${(0,_release_js__WEBPACK_IMPORTED_MODULE_2__/* .shortId */ .m)(stored.release)}: ${found.length} images, ${app.config.environments.length} environments`);
    return { ...base, ...stored, images: found.length };
}


/***/ })

};
