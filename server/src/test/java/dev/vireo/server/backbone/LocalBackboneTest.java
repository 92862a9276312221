package dev.vireo.server.backbone;

class LocalBackboneTest extends BackboneContract {

    @Override
    Backbone open() {
        return new LocalBackbone();
    }
}
