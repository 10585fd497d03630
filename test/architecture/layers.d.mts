import type { IConfiguration } from 'dependency-cruiser';

declare const layers: IConfiguration & Required<Pick<IConfiguration, 'forbidden' | 'options'>>;
export default layers;
