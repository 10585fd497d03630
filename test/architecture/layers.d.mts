declare const layers: { readonly forbidden: { name: string }[]; readonly options: object };
export default layers;
