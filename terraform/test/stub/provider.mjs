#!/usr/bin/env node
// Stands in for the provider hashicorp/aws where it can't be downloaded: the real schema, invented values for what only
// AWS would know, no call to anywhere. Prints TF_REATTACH_PROVIDERS and serves until it is ended.
import grpc from '@grpc/grpc-js';
import loader from '@grpc/proto-loader';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { readData } from './data.mjs';
import { planned, settled } from './resources.mjs';
import { overProtocol } from './schema.mjs';
import { packed, unpacked } from './values.mjs';

const here = import.meta.dirname;
const schemas = JSON.parse(fs.readFileSync(process.argv[2], 'utf8'));
const described = overProtocol(schemas);

const calls = {
  GetProviderSchema: () => described,
  ValidateProviderConfig: () => ({ diagnostics: [] }),
  ValidateResourceConfig: () => ({ diagnostics: [] }),
  ValidateDataResourceConfig: () => ({ diagnostics: [] }),
  ConfigureProvider: () => ({ diagnostics: [] }),
  UpgradeResourceState: (r) => ({ upgraded_state: packed(JSON.parse(r.raw_state.json)), diagnostics: [] }),
  ReadResource: (r) => ({ new_state: r.current_state, private: r.private, diagnostics: [] }),
  PlanResourceChange: (r) => {
    const proposed = unpacked(r.proposed_new_state);
    const value = proposed && planned(schemas.resources[r.type_name], proposed, unpacked(r.prior_state));
    return { planned_state: packed(value), legacy_type_system: true, diagnostics: [] };
  },
  ApplyResourceChange: (r) => {
    const value = unpacked(r.planned_state);
    const state = value && settled(schemas.resources[r.type_name], value, r.type_name, value);
    return { new_state: packed(state), legacy_type_system: true, diagnostics: [] };
  },
  ReadDataSource: (r) => ({ state: packed(readData(schemas.data[r.type_name], r.type_name, unpacked(r.config))), diagnostics: [] }),
  StopProvider: () => ({ Error: '' }),
};

const answering = (call) => ({ request }, reply) => {
  try {
    reply(null, call(request));
  } catch (error) {
    reply({ code: grpc.status.UNKNOWN, message: String(error.stack) });
  }
};

const proto = loader.loadSync(path.join(here, 'tfplugin6.proto'), { keepCase: true, longs: Number, enums: Number, defaults: false });
const server = new grpc.Server({ 'grpc.max_send_message_length': -1, 'grpc.max_receive_message_length': -1 });
server.addService(
  grpc.loadPackageDefinition(proto).tfplugin6.Provider.service,
  Object.fromEntries(Object.entries(calls).map(([name, call]) => [name, answering(call)])),
);

const socket = path.join(os.tmpdir(), `aws-stub-${process.pid}.sock`);
process.on('exit', () => fs.rmSync(socket, { force: true }));
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => process.exit(0));

server.bindAsync(`unix:${socket}`, grpc.ServerCredentials.createInsecure(), (error) => {
  if (error) throw error;
  const address = { Network: 'unix', String: socket };
  const attach = { 'hashicorp/aws': { Protocol: 'grpc', ProtocolVersion: 6, Pid: process.pid, Test: true, Addr: address } };
  console.log(JSON.stringify(attach));
});
