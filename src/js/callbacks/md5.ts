/** MD5, which WebCrypto does not have: loaded only once notices of WeChat Pay v2 are allowed. The build puts the library into this file. */
import { md5 as ofLibrary } from '@noble/hashes/legacy.js';

export const md5: (bytes: Uint8Array) => Uint8Array = ofLibrary;
