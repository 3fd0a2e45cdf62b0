export const id = 483;
export const ids = [483];
export const modules = {

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







/***/ })

};
