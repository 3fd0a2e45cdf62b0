export const id = 6913;
export const ids = [6913];
export const modules = {

/***/ 96913:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   run: () => (/* binding */ run)
/* harmony export */ });
/* harmony import */ var _build_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(83126);
/* harmony import */ var _deploy_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(81371);
/* harmony import */ var _prepare_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(15866);
/* harmony import */ var _release_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(13357);




/** All of it for the branch that is checked out; a branch without environment ends after the release. */
async function run(app, wish) {
    const stages = [];
    const builder = app.remembered === undefined ? { builder: (0,_build_js__WEBPACK_IMPORTED_MODULE_0__.builderSoon)(app) } : {};
    const prepared = await timed("plan", () => (0,_prepare_js__WEBPACK_IMPORTED_MODULE_2__/* .prepare */ .iA)(app, wish.environment, { deploying: true }));
    const { source, destination } = prepared;
    const { result: build, found } = await timed("build", () => (0,_build_js__WEBPACK_IMPORTED_MODULE_0__.buildMissing)(app, prepared, builder));
    const released = await timed("release", () => (0,_release_js__WEBPACK_IMPORTED_MODULE_3__.storeRelease)(app, prepared, found));
    const base = {
        command: "run",
        app: app.config.app,
        source,
        build,
        release: released.release,
        warnings: [...app.warnings, ...prepared.warnings],
        stages,
    };
    const { environment } = destination;
    if (environment === undefined)
        return { ...base, because: destination.because };
    const what = { release: released.release, kind: wish.hotfix ? "hotfix" : "deploy", ...source };
    const deployed = await timed("deploy", () => (0,_deploy_js__WEBPACK_IMPORTED_MODULE_1__.order)(app, environment, what, wish));
    return { ...base, environment: environment.name, ...deployed };
    async function timed(name, work) {
        const started = app.clock.now().getTime();
        const result = await work();
        stages.push({ name, seconds: (app.clock.now().getTime() - started) / 1000 });
        return result;
    }
}


/***/ })

};
