# Every target sets up what it needs; nothing is needed beforehand but the .NET 10 SDK, Node.js with npm, and make.
SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help
.PHONY: help setup build release test test-fast demo bench lint simulate clean

DOTNET := DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 dotnet
BUILD := $(DOTNET) build InsightDE.sln --no-restore -nologo -v quiet
SEEDS ?= 10000

help: ## Show the targets
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "  make %-10s %s\n", $$1, $$2}'

setup: ## Fetch what is missing: npm and NuGet packages
	@./scripts/setup

build: setup
	@echo "Building (Debug)..."
	@$(BUILD)

release: setup
	@echo "Building (Release)..."
	@$(BUILD) -c Release

test: build ## Run every test; ends with "N passed, N failed"
	@./scripts/run-tests all

test-fast: build ## Run the tests that need no other process, in under 2 minutes
	@./scripts/run-tests fast

demo: release ## Run a durable workflow through the death of its worker and its server
	@$(DOTNET) artifacts/bin/InsightDE.Cli/release/insightde.dll demo

bench: release ## Measure throughput, latency, replay and memory, and print the table
	@$(DOTNET) artifacts/bin/Benchmarks/release/Benchmarks.dll

simulate: release ## Run SEEDS=10000 seeds of the simulation
	@SIMULATION_SEEDS=$(SEEDS) $(DOTNET) artifacts/bin/Simulation.Tests/release/Simulation.Tests.dll

lint: setup ## Check formatting and style
	@$(DOTNET) format InsightDE.sln --no-restore --verify-no-changes

clean: ## Remove everything that a build or a run made
	@rm -rf artifacts .data .cache node_modules
