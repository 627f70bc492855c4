import { allowOwnScripts } from './trusted-types';

allowOwnScripts('refused');
